import { DEFAULT_TIER, type UserPoolTier } from '@auth0-cognito/contract';
import type { JsonObject, OperationCall } from '../aws/api';
import { entriesOfAllPages } from '../aws/pages';

const PAGE = 60;

/** A pool as `DescribeUserPool` returns it. Throws `AwsError` if it does not exist. */
export async function userPool(poolId: unknown, call: OperationCall): Promise<JsonObject> {
  return (await call.api('DescribeUserPool', { UserPoolId: poolId })).UserPool as JsonObject;
}

/** The feature plan of a pool, or of the settings of a new one. */
export const tierOf = (pool: JsonObject): UserPoolTier => (pool.UserPoolTier ?? DEFAULT_TIER) as UserPoolTier;

/** All entries of a paged list of a pool. */
const all = (action: string, key: string, poolId: unknown, call: OperationCall): Promise<JsonObject[]> =>
  entriesOfAllPages(key, (page) => call.api(action, { UserPoolId: poolId, MaxResults: PAGE, ...page }));

/** The identity providers of a pool, with all settings. */
export async function identityProviders(poolId: unknown, call: OperationCall): Promise<JsonObject[]> {
  const names = await all('ListIdentityProviders', 'Providers', poolId, call);
  return Promise.all(
    names.map(async ({ ProviderName }) => {
      const response = await call.api('DescribeIdentityProvider', { UserPoolId: poolId, ProviderName });
      return response.IdentityProvider as JsonObject;
    }),
  );
}

/** The clients of a pool, with all settings and their secrets. */
export async function clients(poolId: unknown, call: OperationCall): Promise<JsonObject[]> {
  const names = await all('ListUserPoolClients', 'UserPoolClients', poolId, call);
  return Promise.all(
    names.map(async ({ ClientId }) => {
      const response = await call.api('DescribeUserPoolClient', { UserPoolId: poolId, ClientId });
      return response.UserPoolClient as JsonObject;
    }),
  );
}

/** The scopes that a pool's resource servers offer, as `identifier/name`. */
export async function customScopes(poolId: unknown, call: OperationCall): Promise<string[]> {
  const servers = await all('ListResourceServers', 'ResourceServers', poolId, call);
  return servers.flatMap((server) =>
    ((server.Scopes ?? []) as JsonObject[]).map((scope) => `${String(server.Identifier)}/${String(scope.ScopeName)}`),
  );
}
