import { parseUserPoolProviderName } from '@auth0-cognito/contract';
import type { JsonObject, OperationCall, Operations, Scope } from '../aws/api';
import { AwsError } from '../aws/aws-error';
import { refusals } from '../aws/refusals';
import type { IamDirectory } from '../moto/iam-directory';
import type { Store } from './store';
import { checkTags } from './user-pool-checks';

const SETTINGS = [
  'IdentityPoolName',
  'AllowUnauthenticatedIdentities',
  'AllowClassicFlow',
  'SupportedLoginProviders',
  'DeveloperProviderName',
  'OpenIdConnectProviderARNs',
  'CognitoIdentityProviders',
  'SamlProviderARNs',
];

/** Refuses user pools, clients and IAM providers that do not exist. */
async function checkProviders(input: JsonObject, call: OperationCall, iam: IamDirectory): Promise<void> {
  for (const provider of (input.CognitoIdentityProviders ?? []) as JsonObject[]) {
    const pool = parseUserPoolProviderName(String(provider.ProviderName));
    if (!pool) throw refusals.identityPoolProvider();
    const { region, userPoolId } = pool;
    const client = { UserPoolId: userPoolId, ClientId: provider.ClientId };
    await call.api('DescribeUserPoolClient', client, { service: 'cognito-idp', region }).catch((error: unknown) => {
      throw error instanceof AwsError ? refusals.identityPoolProvider() : error;
    });
  }
  for (const arn of (input.OpenIdConnectProviderARNs ?? []) as string[]) {
    if (!(await iam.openIdConnectProvider(arn))) throw refusals.invalid(`Invalid OpenID Connect provider ${arn}`);
  }
}

const settingsOf = (input: JsonObject) =>
  Object.fromEntries(SETTINGS.filter((name) => input[name] !== undefined).map((name) => [name, input[name]]));

/**
 * Identity pools. moto assigns their ids. The settings are stored here, because AWS replaces them on an update and moto merges
 * them, and because moto has no classic flow.
 */
export function identityPoolOperations(store: Store, iam: (scope: Scope) => IamDirectory): Operations {
  return {
    'cognito-identity:CreateIdentityPool': async (input, call) => {
      checkTags(input.IdentityPoolTags, refusals.invalid);
      await checkProviders(input, call, iam(call));
      const { IdentityPoolId } = await call.next();
      const pool = { IdentityPoolId, ...settingsOf(input), IdentityPoolTags: input.IdentityPoolTags ?? {} };
      store.in(call).identityPools.set(String(IdentityPoolId), pool);
      return pool;
    },

    'cognito-identity:DescribeIdentityPool': async (input, call) => {
      const pool = await call.next();
      return store.in(call).identityPools.get(String(input.IdentityPoolId)) ?? pool;
    },

    'cognito-identity:ListIdentityPools': (_input, call) => ({
      IdentityPools: [...store.in(call).identityPools.values()].map(({ IdentityPoolId, IdentityPoolName }) => ({
        IdentityPoolId,
        IdentityPoolName,
      })),
    }),

    'cognito-identity:UpdateIdentityPool': async (input, call) => {
      const { IdentityPoolId } = input;
      const before = await call.api('DescribeIdentityPool', { IdentityPoolId });
      await checkProviders(input, call, iam(call));
      const IdentityPoolTags = input.IdentityPoolTags ?? before.IdentityPoolTags;
      const pool = { IdentityPoolId, ...settingsOf(input), IdentityPoolTags };
      store.in(call).identityPools.set(String(IdentityPoolId), pool);
      return pool;
    },

    'cognito-identity:DeleteIdentityPool': async (input, call) => {
      const response = await call.next();
      const stored = store.in(call);
      stored.identityPools.delete(String(input.IdentityPoolId));
      stored.identityPoolRoles.delete(String(input.IdentityPoolId));
      stored.principalTags.drop(String(input.IdentityPoolId));
      return response;
    },
  };
}
