import type { ClientRecord } from '../store-state';

/**
 * Which secret of an application authenticates. An application has one; a new one takes effect after a delay of up to 30 seconds, and
 * until then the former one is accepted.
 *
 * @see https://auth0.com/docs/get-started/applications/rotate-client-secret
 */
export class Secrets {
  /** Milliseconds until a new secret takes effect. */
  delay = 0;
  readonly #former = new Map<string, { readonly secret: string; readonly until: number }>();

  /** Called with an application before its secret changes. */
  beforeChange(client: ClientRecord): void {
    if (this.delay > 0)
      this.#former.set(client.client_id, { secret: this.inEffect(client), until: Date.now() + this.delay });
  }

  /** The one secret by which an application authenticates now. */
  inEffect({ client_id: id, client_secret: secret }: ClientRecord): string {
    const former = this.#former.get(id);
    return former && former.until > Date.now() ? former.secret : secret;
  }
}
