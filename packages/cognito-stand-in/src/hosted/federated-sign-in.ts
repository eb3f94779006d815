import type { IdentityProvider, UserPool, UserPoolClient } from '../configuration/pools';
import { creationFaults, federatedUsername, mapClaims, updateFaults } from './attribute-mapping';
import type { ProviderClaims } from './attribute-mapping';
import type { HostedContext } from './context';
import { IdentityProviderError, NotRehearsed, texts } from './errors';
import { endpointsOf, exchangeCode, fetchKeys, fetchUserInfo, verifyIdToken } from './identity-provider';
import { logTriggers } from './lambda-triggers';
import { poolSettings } from './pool-settings';
import type { User } from './stores/user-store';
import { providerGroup } from './token-claims';

/** What the identity provider sent back, and what it must match. */
export interface ProviderAnswer {
  readonly code: string;
  readonly nonce: string;
  /** The `/oauth2/idpresponse` that the authorization request named. */
  readonly redirectUri: string;
}

/** The claims of the user: ID token first, userInfo over it. They must be of one subject. */
export async function claimsOf(
  context: HostedContext,
  provider: IdentityProvider,
  answer: ProviderAnswer,
): Promise<ProviderClaims & { readonly sub: string }> {
  const endpoints = await endpointsOf(context, provider);
  const tokens = await exchangeCode(context, provider, {
    url: endpoints.token,
    code: answer.code,
    redirectUri: answer.redirectUri,
  });
  const keys = await fetchKeys(context, endpoints.jwks);
  const idToken = await verifyIdToken(context, tokens.idToken, keys, {
    issuer: provider.details.oidc_issuer ?? '',
    audiences: [provider.details.client_id ?? ''],
    nonce: answer.nonce,
  });

  const sub = String(idToken.sub);
  if (!endpoints.userInfo) return { ...idToken, sub };
  const userInfo = await fetchUserInfo(context, provider, endpoints.userInfo, tokens.accessToken);
  if (userInfo.sub !== sub) {
    throw new IdentityProviderError(texts.providerError(provider.name, 'userinfo is of another subject'));
  }
  return { ...idToken, ...userInfo, sub };
}

/** A username that is equal by chance or by its letter case does not make two people one. What AWS does then is not documented. */
function refuseAnotherPerson(user: User, provider: IdentityProvider, subject: string): void {
  if (user.identity?.providerName === provider.name && user.identity.userId === subject) return;
  throw new NotRehearsed(`username ${user.username} belongs to another user, perhaps by its letter case`);
}

/** A user whom a provider has signed in for a client of a pool. */
export interface FederatedSignIn {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  readonly provider: IdentityProvider;
  readonly claims: ProviderClaims & { readonly sub: string };
}

/**
 * Makes the user at the first sign-in, updates the mapped attributes at each later one. The pool's MFA plays no part: AWS
 * leaves the second factor of federated users to their provider.
 */
export async function signInFederatedUser(
  context: HostedContext,
  { pool, client, provider, claims }: FederatedSignIn,
): Promise<User> {
  const usernameClaim = provider.attributeMapping.username ?? 'sub';
  if (usernameClaim !== 'sub') throw new NotRehearsed(`username of an OIDC user from claim ${usernameClaim}`);

  const { longestValues } = await poolSettings(context.api, pool);
  const { attributes, faults } = mapClaims(pool, provider, claims, longestValues);
  const username = federatedUsername(provider, claims.sub);
  const user = context.users.find(pool, username);
  const all = [
    ...faults,
    ...(user ? updateFaults(pool, client, provider, attributes) : creationFaults(pool, attributes)),
  ];
  if (all.length > 0) throw new IdentityProviderError(all.join(' '));
  if (user) refuseAnotherPerson(user, provider, claims.sub);
  if (user && !user.enabled) throw new IdentityProviderError(texts.userDisabled);

  if (user) {
    logTriggers(context, pool, 'sign-in', user.username);
    user.attributes = { ...user.attributes, ...attributes };
    user.modifiedAt = context.now();
    return user;
  }

  const identity = {
    providerName: provider.name,
    providerType: provider.type,
    userId: claims.sub,
    dateCreated: context.now(),
  };
  const added = context.users.add(
    pool,
    { username, status: 'EXTERNAL_PROVIDER', attributes: { ...attributes }, identity },
    context.now(),
  );
  added.groups.add(providerGroup(pool.id, provider.name));
  logTriggers(context, pool, 'federated sign-up', added.username);
  return added;
}
