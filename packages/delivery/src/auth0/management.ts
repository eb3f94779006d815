import type { Block } from '@auth0-cognito/checkout';
import { ManagementClient } from 'auth0';
import { EnvHttpProxyAgent, fetch } from 'undici';
import type { RequestInit } from 'undici';
import { auth0Credentials } from './credentials';

/**
 * The Management API of the tenant of a provider block, with the credentials of the Auth0 provider and HTTPS_PROXY.
 *
 * @throws FaultError ERR_AUTH0_CREDENTIALS_MISSING.
 */
export function managementOf(provider: Block): ManagementClient {
  const dispatcher = new EnvHttpProxyAgent();
  return new ManagementClient({
    domain: String(provider.domain),
    telemetry: false,
    // fetch of Node does not use HTTPS_PROXY; that of undici differs only in its types.
    fetch: ((url: string, init?: RequestInit) =>
      fetch(url, { ...init, dispatcher })) as unknown as typeof globalThis.fetch,
    ...(process.env.AUTH0_AUDIENCE && { audience: process.env.AUTH0_AUDIENCE }),
    ...auth0Credentials(provider),
  });
}
