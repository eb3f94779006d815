import { ManagementClient } from 'auth0';
import { fetch as proxiedFetch, ProxyAgent } from 'undici';
import type { RequestInit as ProxiedInit } from 'undici';
import type { Reach } from './aws';

/** Credentials of a management application. */
export interface Auth0Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Timeout of a connection and of a response, in milliseconds. The defaults of undici and of the SDK, 10 s, are too short on a busy machine. */
const MAX_CALL = 120_000;

/** A fetch through the gateway. fetch of Node does not support proxies. */
export class GatewayFetch {
  private readonly dispatcher: ProxyAgent;

  constructor(reach: Reach) {
    this.dispatcher = new ProxyAgent({
      uri: reach.proxy,
      proxyTls: { timeout: MAX_CALL },
      requestTls: { ca: reach.authority, timeout: MAX_CALL },
    });
  }

  // undici's differs from Node's in its types only.
  readonly fetch = ((url: string, init?: ProxiedInit) =>
    proxiedFetch(url, { ...init, dispatcher: this.dispatcher })) as unknown as typeof globalThis.fetch;

  /** Closes idle connections. */
  async destroy(): Promise<void> {
    await this.dispatcher.destroy();
  }
}

/** Clients of the official Auth0 SDK, one per tenant. */
export class Auth0Clients {
  private readonly tenants = new Map<string, ManagementClient>();

  private readonly fetch: typeof globalThis.fetch;

  constructor(
    fetch: typeof globalThis.fetch,
    private readonly credentials: Auth0Credentials,
  ) {
    this.fetch = (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(MAX_CALL) });
  }

  /** The Management API of a tenant, by its domain. */
  tenant(domain: string): ManagementClient {
    const options = { domain, ...this.credentials, fetch: this.fetch, maxRetries: 1, telemetry: false };
    const known = this.tenants.get(domain) ?? new ManagementClient(options);
    this.tenants.set(domain, known);
    return known;
  }
}
