import type { ClientRecord } from '../store-state';

/**
 * The valid secrets of applications. A new secret takes effect after up to 30 seconds; until then, the previous one is valid.
 *
 * @see https://auth0.com/docs/get-started/applications/rotate-client-secret
 */
export class Secrets {
  /** Milliseconds until a new secret takes effect. */
  delay = 0;
  readonly #former = new Map<string, { readonly secret: string; readonly until: number }>();

  /** Records the current secret. Call it before the secret of an application changes. */
  beforeChange(client: ClientRecord): void {
    if (this.delay > 0)
      this.#former.set(client.client_id, { secret: this.inEffect(client), until: Date.now() + this.delay });
  }

  /** The secret with which an application authenticates now. */
  inEffect({ client_id: id, client_secret: secret }: ClientRecord): string {
    const former = this.#former.get(id);
    return former && former.until > Date.now() ? former.secret : secret;
  }
}
