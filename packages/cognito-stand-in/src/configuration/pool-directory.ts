import { AwsError } from '../aws/aws-error';
import type { AwsApi, JsonObject, JsonService, Scope } from '../aws/api';
import { entriesOfAllPages } from '../aws/pages';
import { clientFrom, identityPoolFrom, identityProviderFrom, resourceServerFrom, userPoolFrom } from './pool-views';
import type { IdentityPool, IdentityProvider, ResourceServer, UserPool, UserPoolClient, UserPoolDomain } from './pools';

/**
 * The resources that Terraform created, for sign-in and identities. Each call reads them again, so an apply takes effect at the
 * next request. A missing resource is `undefined` or an empty list; the methods reject only if moto does not respond.
 */
export interface PoolDirectory {
  /** Every pool of the accounts and regions that have been written to. */
  userPools(): Promise<readonly UserPool[]>;
  userPool(userPoolId: string): Promise<UserPool | undefined>;
  /** By complete host name, case-insensitive. */
  domain(host: string): Promise<UserPoolDomain | undefined>;
  /** All domains; a gateway also uses them to route hosts to Cognito. */
  domains(): Promise<readonly UserPoolDomain[]>;
  /** The pool is optional, because client ids are unique. */
  client(clientId: string, userPoolId?: string): Promise<UserPoolClient | undefined>;
  clients(userPoolId: string): Promise<readonly UserPoolClient[]>;
  identityProviders(userPoolId: string): Promise<readonly IdentityProvider[]>;
  resourceServers(userPoolId: string): Promise<readonly ResourceServer[]>;
  identityPool(identityPoolId: string): Promise<IdentityPool | undefined>;
}

/** The API, and the accounts, regions and domains that it cannot list. */
export interface PoolDirectorySources {
  readonly api: AwsApi;
  /** Accounts and regions that have been written to. */
  readonly scopes: () => readonly Scope[];
  /** Domains that the domain operations recorded; AWS has no operation that lists them. */
  readonly domains: () => readonly UserPoolDomain[];
}

const PAGE = 60;

/** A {@link PoolDirectory} that reads from the AWS API. */
export function createPoolDirectory({ api, scopes, domains }: PoolDirectorySources): PoolDirectory {
  const found = async (service: JsonService, action: string, input: JsonObject, scope: Scope) =>
    api(service, action, input, scope).catch((error: unknown) => {
      if (error instanceof AwsError && error.code === 'ResourceNotFoundException') return undefined;
      throw error;
    });

  const inRegionOf = async <T>(id: string, separator: string, look: (scope: Scope) => Promise<T | undefined>) => {
    const region = id.split(separator)[0];
    for (const scope of scopes().filter((candidate) => candidate.region === region)) {
      const result = await look(scope);
      if (result !== undefined) return result;
    }
    return undefined;
  };

  const userPoolIn = async (userPoolId: string, scope: Scope) => {
    const response = await found('cognito-idp', 'DescribeUserPool', { UserPoolId: userPoolId }, scope);
    return response && userPoolFrom(response.UserPool as JsonObject, scope);
  };

  const userPool = (userPoolId: string) => inRegionOf(userPoolId, '_', (scope) => userPoolIn(userPoolId, scope));

  /** All entries of a list operation, from all pages. */
  const all = (action: string, key: string, input: JsonObject, scope: Scope) =>
    entriesOfAllPages(
      key,
      async (page) => (await found('cognito-idp', action, { ...input, MaxResults: PAGE, ...page }, scope)) ?? {},
    );

  const listed = async (userPoolId: string, action: string, key: string) => {
    const pool = await userPool(userPoolId);
    const entries = pool ? await all(action, key, { UserPoolId: userPoolId }, pool) : [];
    return entries.map((entry) => ({ entry, pool: pool as UserPool }));
  };

  const clientIn = async (clientId: string, pool: Scope & { id: string }) => {
    const response = await found(
      'cognito-idp',
      'DescribeUserPoolClient',
      { UserPoolId: pool.id, ClientId: clientId },
      pool,
    );
    return response && clientFrom(response.UserPoolClient as JsonObject);
  };

  const userPools = async () => {
    const lists = await Promise.all(
      scopes().map(async (scope) => {
        const pools = await all('ListUserPools', 'UserPools', {}, scope);
        const ids = pools.map((pool) => String(pool.Id));
        return Promise.all(ids.map((id) => userPoolIn(id, scope)));
      }),
    );
    return lists.flat().filter((pool) => pool !== undefined);
  };

  return {
    userPools,
    userPool,
    domain: async (host) => domains().find((domain) => domain.host === host.toLowerCase()),
    domains: async () => domains(),
    client: async (clientId, userPoolId) => {
      const pools = userPoolId ? [await userPool(userPoolId)] : await userPools();
      for (const pool of pools) {
        const client = pool && (await clientIn(clientId, pool));
        if (client) return client;
      }
      return undefined;
    },
    clients: async (userPoolId) => {
      const entries = await listed(userPoolId, 'ListUserPoolClients', 'UserPoolClients');
      const clients = await Promise.all(entries.map(({ entry, pool }) => clientIn(String(entry.ClientId), pool)));
      return clients.filter((client) => client !== undefined);
    },
    identityProviders: async (userPoolId) => {
      const entries = await listed(userPoolId, 'ListIdentityProviders', 'Providers');
      const providers = await Promise.all(
        entries.map(async ({ entry, pool }) => {
          const input = { UserPoolId: userPoolId, ProviderName: entry.ProviderName };
          const response = await found('cognito-idp', 'DescribeIdentityProvider', input, pool);
          return response && identityProviderFrom(userPoolId, response.IdentityProvider as JsonObject);
        }),
      );
      return providers.filter((provider) => provider !== undefined);
    },
    resourceServers: async (userPoolId) => {
      const entries = await listed(userPoolId, 'ListResourceServers', 'ResourceServers');
      return entries.map(({ entry }) => resourceServerFrom(userPoolId, entry));
    },
    identityPool: (identityPoolId) =>
      inRegionOf(identityPoolId, ':', async (scope) => {
        const input = { IdentityPoolId: identityPoolId };
        const pool = await found('cognito-identity', 'DescribeIdentityPool', input, scope);
        if (!pool) return undefined;
        const roles = await found('cognito-identity', 'GetIdentityPoolRoles', input, scope);
        return identityPoolFrom(pool, roles ?? {}, scope);
      }),
  };
}
