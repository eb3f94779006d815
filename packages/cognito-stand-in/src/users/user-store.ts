import { randomUUID } from 'node:crypto';
import type { UserPool } from '../configuration/pools';
import type { Passkey } from './passkeys/passkey';

/** User statuses that a rehearsal uses. */
export type UserStatus = 'EXTERNAL_PROVIDER' | 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD';

/** Identity of a federated user at its provider. */
export interface FederatedIdentity {
  readonly providerName: string;
  readonly providerType: string;
  /** Subject at the provider, unchanged. */
  readonly userId: string;
  /** Milliseconds since the epoch. */
  readonly dateCreated: number;
}

/** A user of a pool. */
export interface User {
  readonly userPoolId: string;
  readonly username: string;
  /** UUID created by the pool, the `sub` of its tokens. Not the `sub` of the provider. */
  readonly sub: string;
  status: UserStatus;
  enabled: boolean;
  /** By schema name, as strings; without `sub` and `identities`. */
  attributes: Record<string, string>;
  readonly groups: Set<string>;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  modifiedAt: number;
  readonly identity?: FederatedIdentity;
  /** Identities that sign in as this user, in the order of their links. */
  readonly linked: FederatedIdentity[];
  /** Result of `hashPassword`. Absent for federated users. */
  passwordHash?: string;
  /** In the order of registration. Empty for federated users. */
  readonly passkeys: Passkey[];
}

/** Properties of a new user. */
export type NewUser = Pick<User, 'username' | 'status' | 'attributes' | 'identity' | 'passwordHash'>;

/** Key of a username: lower case unless the pool is case-sensitive. */
export const keyOf = (pool: UserPool, username: string) =>
  pool.usernamesAreCaseSensitive ? username : username.toLowerCase();

/** The users of all pools. They are not stored in moto, which does not support federated users. */
export class UserStore {
  readonly #pools = new Map<string, Map<string, User>>();

  #pool(userPoolId: string): Map<string, User> {
    const users = this.#pools.get(userPoolId) ?? new Map<string, User>();
    this.#pools.set(userPoolId, users);
    return users;
  }

  /** Finds a user by username or `sub`, as the AWS API does. */
  find(pool: UserPool, username: string): User | undefined {
    const users = this.#pool(pool.id);
    return users.get(keyOf(pool, username)) ?? this.list(pool.id).find((user) => user.sub === username);
  }

  /** The user to whom an identity is linked. Subjects are case-sensitive. */
  linkedTo(pool: UserPool, providerName: string, subject: string): User | undefined {
    return this.list(pool.id).find(({ linked }) =>
      linked.some((identity) => identity.providerName === providerName && identity.userId === subject),
    );
  }

  /** In order of creation. */
  list(userPoolId: string): User[] {
    return [...this.#pool(userPoolId).values()];
  }

  /** Adds a user. The caller has to check that the username is not in use. */
  add(pool: UserPool, user: NewUser, now: number): User {
    const added: User = {
      ...user,
      username: keyOf(pool, user.username),
      userPoolId: pool.id,
      sub: randomUUID(),
      enabled: true,
      groups: new Set(),
      linked: [],
      passkeys: [],
      createdAt: now,
      modifiedAt: now,
    };
    this.#pool(pool.id).set(added.username, added);
    return added;
  }

  remove(user: User): void {
    this.#pool(user.userPoolId).delete(user.username);
  }
}
