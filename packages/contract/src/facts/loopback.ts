import { parseUrl } from '../urls';

/**
 * Whether a host is the machine on which the browser runs: `localhost` and its subdomains (RFC 6761, section 6.3), 127.0.0.0/8, `[::1]`,
 * and the IPv4-mapped forms of these. `0.0.0.0` and `[::]` count too: browsers and operating systems connect them to the same machine.
 *
 * @param hostname - in the form of `URL.hostname`, with IPv6 addresses in brackets
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

/** Whether a URL leads to the user's own machine. False for a text that is not a URL. */
export function isLoopbackUrl(url: string): boolean {
  const parsed = parseUrl(url);
  return parsed !== undefined && isLoopbackHost(parsed.hostname);
}

/** Whether a URL is unfit for production: it leads to the user's own machine or is not encrypted. False for a text that is not a URL. */
export function isLocalOrUnencrypted(url: string): boolean {
  const parsed = parseUrl(url);
  return parsed !== undefined && (parsed.protocol === 'http:' || isLoopbackHost(parsed.hostname));
}

/**
 * Hosts for which Cognito accepts callback URLs with plain http, on any port.
 *
 * Source: `CallbackURLs` in the service model of cognito-idp (botocore 1.44.5).
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
 */
const HTTP_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Whether Cognito accepts a plain http callback URL of this host. */
export const acceptsPlainHttp = (hostname: string): boolean => HTTP_HOSTS.includes(hostname);
