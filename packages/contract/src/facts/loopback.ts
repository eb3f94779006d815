import { parseUrl } from '../urls';

/**
 * Whether a host is the machine on which the browser runs: `localhost` and names below it (RFC 6761, section 6.3), 127.0.0.0/8, `[::1]`,
 * an IPv4-mapped form of these, and the unspecified addresses `0.0.0.0` and `[::]`, which browsers and systems connect to the same
 * machine. The host is as `URL.hostname` has it, so IPv6 is in brackets.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6761#section-6.3
 */
export function isLoopbackHost(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, '');
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '0.0.0.0' ||
    /^127(?:\.\d{1,3}){3}$/.test(host) ||
    /^\[(?:::|::1|::ffff:(?:7f[0-9a-f]{2}:[0-9a-f]{1,4}|0:0))\]$/.test(host)
  );
}

/** Whether a URL leads to the user's own machine. False for what is no URL. */
export function isLoopbackUrl(url: string): boolean {
  const parsed = parseUrl(url);
  return parsed !== undefined && isLoopbackHost(parsed.hostname);
}

/** Whether a URL, in production, leads to the user's own machine or is not encrypted. False for what is no URL. */
export function isLocalOrUnencrypted(url: string): boolean {
  const parsed = parseUrl(url);
  return parsed !== undefined && (parsed.protocol === 'http:' || isLoopbackHost(parsed.hostname));
}

/**
 * Hosts for which Cognito accepts a callback URL with plain http, with any port.
 *
 * Source: `CallbackURLs` in the service model of cognito-idp (botocore 1.44.5).
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
 */
const HTTP_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Whether Cognito accepts a plain http callback URL of this host. */
export const acceptsPlainHttp = (hostname: string): boolean => HTTP_HOSTS.includes(hostname);
