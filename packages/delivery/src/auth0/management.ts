import type { Block } from '@auth0-cognito/checkout';
import { ManagementClient } from 'auth0';
import { EnvHttpProxyAgent, fetch } from 'undici';
import type { RequestInit } from 'undici';
import { auth0Credentials } from './credentials';

/**
 * The Management API of a provider block's tenant, reached as the Auth0 provider reaches it: its credentials, and HTTPS_PROXY.
 *
 * @throws FaultError ERR_AUTH0_CREDENTIALS_MISSING.
 */
export function managementOf(provider: Block): ManagementClient {
  const dispatcher = new EnvHttpProxyAgent();
  return new ManagementClient({
    domain: String(provider.domain),
    telemetry: false,
    // Node's own fetch takes no proxy from the environment; undici's differs from it in its types only.
    fetch: ((url: string, init?: RequestInit) =>
      fetch(url, { ...init, dispatcher })) as unknown as typeof globalThis.fetch,
    ...(process.env.AUTH0_AUDIENCE && { audience: process.env.AUTH0_AUDIENCE }),
    ...auth0Credentials(provider),
  });
}
