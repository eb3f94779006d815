import { ManagementClient } from 'auth0';
import { fetch as proxiedFetch, ProxyAgent } from 'undici';
import type { RequestInit as ProxiedInit } from 'undici';
import type { Reach } from './aws';

/** Credentials of a management application. */
export interface Auth0Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Clients of the official Auth0 SDK, one a tenant. */
export class Auth0Clients {
  private readonly dispatcher: ProxyAgent;
  private readonly tenants = new Map<string, ManagementClient>();

  constructor(
    reach: Reach,
    private readonly credentials: Auth0Credentials,
  ) {
    this.dispatcher = new ProxyAgent({ uri: reach.proxy, requestTls: { ca: reach.authority } });
  }

  /** The Management API of a tenant, by its domain. */
  tenant(domain: string): ManagementClient {
    // Node's own fetch takes no proxy; undici's differs from it in its types only.
    const fetch = ((url: string, init?: ProxiedInit) =>
      proxiedFetch(url, { ...init, dispatcher: this.dispatcher })) as unknown as typeof globalThis.fetch;
    const known =
      this.tenants.get(domain) ??
      new ManagementClient({ domain, ...this.credentials, fetch, maxRetries: 1, telemetry: false });
    this.tenants.set(domain, known);
    return known;
  }

  /** Lets go of kept connections. */
  async destroy(): Promise<void> {
    await this.dispatcher.destroy();
  }
}
