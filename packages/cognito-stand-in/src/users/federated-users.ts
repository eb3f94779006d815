import { QUOTAS } from '@auth0-cognito/contract';
import type { IdentityProvider, UserPool, UserPoolClient } from '../configuration/pools';
import { creationFaults, federatedUsername, mapClaims, updateFaults } from './attribute-mapping';
import type { ProviderClaims } from '../identity-provider/client';
import type { UsersContext } from './context';
import { NotRehearsed } from '../aws/not-rehearsed';
import { IdentityProviderError } from '../identity-provider/errors';
import { userTexts } from './texts';
import { eventAttributes, postAuthentication, preAuthentication, runTrigger } from './triggers';
import { poolSettings } from './pool-settings';
import { keyOf, type User } from './user-store';
import { providerGroup } from './token-claims';

/** Refuses a username that belongs to another user. AWS does not document this case. */
function refuseOtherUser(user: User, provider: IdentityProvider, subject: string): void {
  const isLinked = user.linked.some(({ providerName, userId }) => providerName === provider.name && userId === subject);
  if (isLinked) return;
  if (user.identity?.providerName === provider.name && user.identity.userId === subject) return;
  throw new NotRehearsed(`username ${user.username} belongs to another user, or differs only in case`);
}

/** A sign-in by a provider, for a client of a pool. */
export interface FederatedSignIn {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  readonly provider: IdentityProvider;
  readonly claims: ProviderClaims & { readonly sub: string };
}

/**
 * Creates the user at the first sign-in and updates the mapped attributes at each later one. A linked identity signs in as the
 * user to whom it is linked. MFA of the pool does not apply: AWS leaves the second factor of federated users to their provider.
 *
 * If a function links the identity at the first sign-in, Cognito still creates a user, which fails. The next sign-in is that of the linked user.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-federation-consolidate-users.html
 * @see https://github.com/aws-amplify/amplify-js/issues/9976
 */
export async function signInFederatedUser(
  context: UsersContext,
  { pool, client, provider, claims }: FederatedSignIn,
): Promise<User> {
  const usernameClaim = provider.attributeMapping.username ?? 'sub';
  if (usernameClaim !== 'sub') throw new NotRehearsed(`username of an OIDC user from claim ${usernameClaim}`);

  const { limits } = await poolSettings(context.api, pool);
  const { attributes, faults } = mapClaims(pool, provider, claims, limits);
  const username = federatedUsername(provider, claims.sub);
  if (username.length > QUOTAS.usernameLength) {
    throw new IdentityProviderError(userTexts.usernameTooLong(QUOTAS.usernameLength));
  }
  const user = context.users.linkedTo(pool, provider.name, claims.sub) ?? context.users.find(pool, username);
  const all = [
    ...faults,
    ...(user ? updateFaults(pool, client, provider, attributes) : creationFaults(pool, attributes)),
  ];
  if (all.length > 0) throw new IdentityProviderError(all.join(' '));
  if (user) refuseOtherUser(user, provider, claims.sub);
  if (user && !user.enabled) throw new IdentityProviderError(userTexts.userDisabled);

  if (user) {
    await preAuthentication(context, pool, client, user);
    user.attributes = { ...user.attributes, ...attributes };
    user.modifiedAt = context.now();
    await postAuthentication(context, pool, client, user);
    return user;
  }

  await runTrigger(context, pool, {
    source: 'PreSignUp_ExternalProvider',
    // As reported to AWS Amplify: https://github.com/aws-amplify/amplify-flutter/issues/1716
    userName: keyOf(pool, username),
    clientId: client.id,
    request: { userAttributes: eventAttributes(attributes, 'EXTERNAL_PROVIDER'), validationData: {} },
    response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  });
  if (context.users.linkedTo(pool, provider.name, claims.sub)) {
    throw new IdentityProviderError(userTexts.alreadyFound(keyOf(pool, username)));
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
  await runTrigger(context, pool, {
    source: 'PostConfirmation_ConfirmSignUp',
    userName: added.username,
    clientId: client.id,
    request: { userAttributes: eventAttributes({ sub: added.sub, ...added.attributes }, added.status) },
  });
  return added;
}
