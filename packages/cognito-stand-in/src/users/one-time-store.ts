import { randomUUID } from 'node:crypto';

/** Values that can be read once, by a random key, within their lifetime: authorization codes, pending sign-ins. */
export class OneTimeStore<T> {
  readonly #entries = new Map<string, { readonly value: T; readonly expiresAt: number }>();

  constructor(
    private readonly now: () => number,
    private readonly lifetimeMs: number,
  ) {}

  /** Stores a value and returns its key. */
  put(value: T): string {
    this.#dropExpired();
    const key = randomUUID();
    this.#entries.set(key, { value, expiresAt: this.now() + this.lifetimeMs });
    return key;
  }

  /** Returns and removes a value. `undefined` for a key that is unknown, used or expired. */
  take(key: string): T | undefined {
    this.#dropExpired();
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    return entry?.value;
  }

  #dropExpired(): void {
    for (const [key, { expiresAt }] of this.#entries) {
      if (expiresAt > this.now()) return; // all have the same lifetime, so the oldest expire first
      this.#entries.delete(key);
    }
  }
}
