import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { decomposeUnverifiedJwt } from 'aws-jwt-verify/jwt';
import type { ClientOutputs, EnvironmentOutputs } from '@auth0-cognito/contract';
import { holdsAll, same } from '../checks/check';
import type { Check } from '../checks/check';
import type { TestUser } from './test-user';
import { primaryFederation } from './test-user';
import type { BrowserTokens } from './application-page';

/** Claims of a token, unverified. */
export const claimsOf = (token: string): Readonly<Record<string, unknown>> => decomposeUnverifiedJwt(token).payload;

type Jwks = Parameters<ReturnType<typeof CognitoJwtVerifier.create>['cacheJwks']>[0];

/** Expected values of tokens. */
export interface TokenContext {
  readonly outputs: EnvironmentOutputs;
  readonly client: ClientOutputs;
  readonly person: TestUser;
  /** Key set of the user pool. */
  readonly jwks: Jwks;
}

async function verified({ outputs, client, jwks }: TokenContext, tokens: BrowserTokens): Promise<Check[]> {
  const tried = (['id', 'access'] as const).map(async (tokenUse) => {
    const verifier = CognitoJwtVerifier.create({
      userPoolId: outputs.user_pool_id,
      clientId: client.client_id,
      tokenUse,
    });
    verifier.cacheJwks(jwks);
    const token = tokenUse === 'id' ? tokens.idToken : tokens.accessToken;
    const response = await verifier.verify(token).then(
      () => 'accepted',
      (error: Error) => error.message,
    );
    return same(`aws-jwt-verify accepts the ${tokenUse} token`, 'accepted', response);
  });
  return Promise.all(tried);
}

/** aws-jwt-verify does not require these claims. */
const isLater = (claims: Readonly<Record<string, unknown>>) =>
  typeof claims.exp === 'number' && typeof claims.iat === 'number' && claims.exp > claims.iat;

/** Checks the signature with an independent library, and each claim that applications and AWS use. */
export async function tokenChecks(context: TokenContext, tokens: BrowserTokens): Promise<Check[]> {
  const { outputs, client, person } = context;
  const { identity_provider: provider } = primaryFederation(outputs);
  const [id, access] = [claimsOf(tokens.idToken), claimsOf(tokens.accessToken)];
  const username = `${provider}_auth0|${person.id}`.toLowerCase();
  const [identity] = (Array.isArray(id.identities) ? id.identities : []) as Record<string, unknown>[];
  return [
    ...(await verified(context, tokens)),
    same('ID token: issuer', outputs.user_pool_issuer, id.iss),
    same('ID token: audience', client.client_id, id.aud),
    same('ID token: use', 'id', id.token_use),
    same('ID token: username', username, String(id['cognito:username']).toLowerCase()),
    holdsAll(
      'ID token: group of the identity provider',
      [`${outputs.user_pool_id}_${provider}`],
      id['cognito:groups'] as string[],
    ),
    same('ID token: identity provider', provider, identity?.providerName),
    same('ID token: subject at Auth0', `auth0|${person.id}`, identity?.userId),
    same('ID token: not expired', true, isLater(id)),
    same('access token: issuer', outputs.user_pool_issuer, access.iss),
    same('access token: client', client.client_id, access.client_id),
    // Cognito adds no audience. A function of the pool can only add the client.
    same('access token: no other audience', client.client_id, access.aud ?? client.client_id),
    same('access token: use', 'access', access.token_use),
    same('access token: same subject as the ID token', id.sub, access.sub),
    holdsAll('access token: scopes', client.scopes, String(access.scope).split(' ')),
    same('access token: not expired', true, isLater(access)),
  ];
}
