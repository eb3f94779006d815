import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  readonly payload: AdapterPayload;
  /** Milliseconds since the epoch. */
  readonly expires: number;
}

/** Sessions, codes and tokens of the sign-ins of a host, in memory. */
export class SignInMemory {
  readonly #entries = new Map<string, Entry>();

  get(key: string): AdapterPayload | undefined {
    const entry = this.#entries.get(key);
    if (entry && entry.expires > Date.now()) return entry.payload;
    this.#entries.delete(key);
    return undefined;
  }

  set(key: string, payload: AdapterPayload, lifetime: number): void {
    this.#entries.set(key, { payload, expires: Date.now() + lifetime * 1000 });
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  /** Deletes every entry of a kind that matches. */
  deleteWhere(kind: string, holds: (payload: AdapterPayload) => boolean): void {
    for (const [key, { payload }] of this.#entries) {
      if (key.startsWith(`${kind}:`) && holds(payload)) this.#entries.delete(key);
    }
  }

  /** The first entry of a kind that matches. */
  find(kind: string, holds: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const key of this.#entries.keys()) {
      const payload = key.startsWith(`${kind}:`) ? this.get(key) : undefined;
      if (payload && holds(payload)) return payload;
    }
    return undefined;
  }
}

/** Lifetime of entries without an expiry, in seconds. */
const A_DAY = 86_400;

/** Creates the storage adapter of oidc-provider. Applications are read from the tenant at each request. */
export const adapterOf =
  (memory: SignInMemory, findClient: (id: string) => AdapterPayload | undefined) =>
  (kind: string): Adapter => {
    const keyOf = (id: string) => `${kind}:${id}`;
    return {
      upsert: async (id, payload, expiresIn = A_DAY) => memory.set(keyOf(id), payload, expiresIn),
      find: async (id) => (kind === 'Client' ? findClient(id) : memory.get(keyOf(id))),
      findByUid: async (uid) => memory.find(kind, (payload) => payload.uid === uid),
      findByUserCode: async (userCode) => memory.find(kind, (payload) => payload.userCode === userCode),
      consume: async (id) => {
        const payload = memory.get(keyOf(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: async (id) => memory.delete(keyOf(id)),
      revokeByGrantId: async (grantId) => memory.deleteWhere(kind, (payload) => payload.grantId === grantId),
    };
  };
