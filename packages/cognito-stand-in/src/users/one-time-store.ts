import { randomUUID } from 'node:crypto';

/** Values that can be taken once, by an unguessable key, within their lifetime: authorization codes, pending sign-ins. */
export class OneTimeStore<T> {
  readonly #entries = new Map<string, { readonly value: T; readonly expiresAt: number }>();

  constructor(
    private readonly now: () => number,
    private readonly lifetimeMs: number,
  ) {}

  /** Keeps a value and answers its key. */
  put(value: T): string {
    this.#dropExpired();
    const key = randomUUID();
    this.#entries.set(key, { value, expiresAt: this.now() + this.lifetimeMs });
    return key;
  }

  /** The value, which is gone from now on. `undefined` for a key that is unknown, used or expired. */
  take(key: string): T | undefined {
    this.#dropExpired();
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    return entry?.value;
  }

  #dropExpired(): void {
    for (const [key, { expiresAt }] of this.#entries) {
      if (expiresAt > this.now()) return; // one lifetime for all, so the oldest come first
      this.#entries.delete(key);
    }
  }
}
