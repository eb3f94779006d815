import { randomUUID } from 'node:crypto';
import type { IdentityPool } from '../configuration/pools';

/** An identity of an identity pool. */
export interface Identity {
  /** `{region}:{uuid}`. */
  readonly id: string;
  readonly identityPoolId: string;
  /** Subject by provider. Empty for a guest. */
  readonly logins: Map<string, string>;
}

/** A user whose token an identity pool has verified. */
export interface VerifiedLogin {
  /** Key of `Logins`: `cognito-idp.{region}.amazonaws.com/{pool}` or the host of an OIDC provider. */
  readonly provider: string;
  /** App client or audience of the token. */
  readonly audience: string;
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Identities of all identity pools. A login maps to the same identity in each call. */
export class IdentityStore {
  readonly #identities = new Map<string, Identity>();

  find(id: string): Identity | undefined {
    return this.#identities.get(id);
  }

  /** Identities of the pool that have one of the logins: more than one if the logins are of different users. */
  ofLogins(pool: IdentityPool, logins: readonly VerifiedLogin[]): Identity[] {
    return [...this.#identities.values()].filter(
      (identity) =>
        identity.identityPoolId === pool.id &&
        logins.some(({ provider, subject }) => identity.logins.get(provider) === subject),
    );
  }

  add(pool: IdentityPool): Identity {
    const identity = {
      id: `${pool.region}:${randomUUID()}`,
      identityPoolId: pool.id,
      logins: new Map<string, string>(),
    };
    this.#identities.set(identity.id, identity);
    return identity;
  }
}
