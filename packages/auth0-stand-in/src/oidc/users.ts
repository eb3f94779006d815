import type { Account } from 'oidc-provider';
import type { Tenant } from '../management/tenant';
import { matchesPassword } from '../management/passwords';
import { userBySignIn } from '../management/users';
import type { ClientRecord, ConnectionRecord, UserRecord } from '../store-state';

/** Claims by scope, as in Auth0. Each claim of `profile` and `email` is also a scope. */
export const CLAIMS: Readonly<Record<string, string[]>> = {
  openid: ['sub'],
  profile: ['name', 'nickname', 'picture', 'updated_at', 'given_name', 'family_name'],
  email: ['email', 'email_verified'],
  phone: ['phone_number', 'phone_number_verified'],
  name: ['name'],
  given_name: ['given_name'],
  family_name: ['family_name'],
  nickname: ['nickname'],
  email_verified: ['email_verified'],
  picture: ['picture'],
  created_at: ['created_at'],
};

/** Database connections that are enabled for an application. */
export const databasesOf = (tenant: Tenant, clientId: string): readonly ConnectionRecord[] =>
  Object.values(tenant.store.state.connections).filter(
    ({ enabled_clients, strategy }) => strategy === 'auth0' && enabled_clients.includes(clientId),
  );

/** An application by its id, or undefined. */
export const clientOf = (tenant: Tenant, clientId: unknown): ClientRecord | undefined => {
  const { clients } = tenant.store.state;
  return typeof clientId === 'string' && Object.hasOwn(clients, clientId) ? clients[clientId] : undefined;
};

/** A user by `sub`; undefined if the user does not exist or is blocked. */
export const activeUser = (tenant: Tenant, sub: string): UserRecord | undefined => {
  const { users } = tenant.store.state;
  const user = Object.hasOwn(users, sub) ? users[sub] : undefined;
  return user?.blocked ? undefined : user;
};

/** Whether a user can sign in to an application. */
export const mayUse = (tenant: Tenant, clientId: string, user: UserRecord): boolean =>
  databasesOf(tenant, clientId).some(({ name }) => name === user.connection);

/** The user with an email address or user name and a password in one of the connections. Includes blocked users. */
export function userByPassword(
  tenant: Tenant,
  connections: readonly ConnectionRecord[],
  identifier: string,
  password: string,
): UserRecord | undefined {
  return connections
    .map(({ name }) => userBySignIn(tenant.store, name, identifier))
    .find((user) => user && matchesPassword(password, user.password));
}

/** Records a sign-in in the profile of the user. */
export function recordSignIn(tenant: Tenant, user: UserRecord): void {
  tenant.store.change((draft) => {
    const kept = draft.users[user.user_id];
    if (!kept) return;
    const now = new Date().toISOString();
    kept.last_login = now;
    kept.updated_at = now;
    kept.logins_count = Number(kept.logins_count ?? 0) + 1;
  });
}

/** The user as an account of oidc-provider. */
export function accountOf(user: UserRecord): Account {
  const { phone_verified: phone_number_verified, ...profile } = user;
  return {
    accountId: user.user_id,
    claims: async () => ({ ...profile, phone_number_verified, sub: user.user_id }),
  };
}
