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
import type { User } from './user-store';
import { providerGroup } from './token-claims';

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
  const user = context.users.find(pool, username);
  const all = [
    ...faults,
    ...(user ? updateFaults(pool, client, provider, attributes) : creationFaults(pool, attributes)),
  ];
  if (all.length > 0) throw new IdentityProviderError(all.join(' '));
  if (user) refuseAnotherPerson(user, provider, claims.sub);
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
    userName: username,
    clientId: client.id,
    request: { userAttributes: eventAttributes(attributes, 'EXTERNAL_PROVIDER'), validationData: {} },
    response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  });
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
