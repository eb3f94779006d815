import { EnvHttpProxyAgent, fetch } from 'undici';

const TIMEOUT = 20_000;
const MAX_BYTES = 1_000_000;

/** The used part of the response. Types are unknown, because another server can return anything. */
export interface TokenResponse {
  readonly scope?: unknown;
  readonly error?: unknown;
  readonly error_description?: unknown;
}

/**
 * Requests a token of the Management API as Terraform's provider does.
 *
 * @param timeout - in milliseconds
 * @throws Error if the tenant does not respond.
 */
export async function requestToken(domain: string, clientId: string, clientSecret: string, timeout = TIMEOUT) {
  const dispatcher = new EnvHttpProxyAgent({ maxResponseSize: MAX_BYTES });
  try {
    const response = await fetch(`https://${domain}/oauth/token`, {
      method: 'POST',
      dispatcher,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        audience: `https://${domain}/api/v2/`,
        client_id: clientId,
        client_secret: clientSecret,
      }),
      signal: AbortSignal.timeout(timeout),
    });
    const token = ((await response.json()) ?? {}) as TokenResponse;
    return { status: response.status, ok: response.ok, token };
  } finally {
    // Not `close`, which waits for responses that may never end.
    await dispatcher.destroy();
  }
}

/** The scopes of a token, or of the response with the token. */
export const scopesIn = (text: unknown): readonly string[] =>
  typeof text === 'string' ? text.split(' ').filter(Boolean) : [];
