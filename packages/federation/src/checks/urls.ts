import { acceptsPlainHttp, HOST_NAME, isLoopbackHost, parseUrl, QUOTAS, type Fault } from '@auth0-cognito/contract';

import { fault } from '../faults';
import { HTTPS_OR_LOOPBACK, PUBLIC_HTTPS } from '../faults/urls';

import { distinct, isLiteral } from './literals';

/** Use of a URL, which determines the allowed schemes. */
export type UrlUse = 'web' | 'native' | 'https';

/** Schemes of browsers, which an application cannot have. */
const SCHEMES_OF_BROWSERS: readonly string[] = ['javascript:', 'data:', 'vbscript:', 'file:', 'blob:', 'about:'];

/** A host and its port, without a scheme. A URL parser reads the host as the scheme: `localhost:3000`. */
const HOST_AND_PORT = /^[a-z0-9.-]+:\d{1,5}(?:[/?#]|$)/i;
/** A text that begins with a host: localhost, or one with a dot or a port. */
const HOST = /^(?:localhost|[a-z0-9[][^/?#@]*[.:][^/?#@]*)(?:[/?#]|$)/i;

/** A URL that lacks its scheme, with http if Cognito accepts it for the host, or else https. An example for any other text. */
function absoluteOf(value: string): string {
  const parsed = HOST.test(value) && !value.includes('://') ? parseUrl(`https://${value}`) : undefined;
  if (!parsed) return 'https://app.example.com';
  return `${acceptsPlainHttp(parsed.hostname) ? 'http' : 'https'}://${value}`;
}

/** A fault unless the value is a host name only, in lower case and with a dot. */
export function host(path: string, value: string | undefined): Fault | undefined {
  return isLiteral(value) && !HOST_NAME.test(value) ? fault.ERR_HOST_INVALID({ path, received: value }) : undefined;
}

/**
 * Faults of a redirect or sign-out URL. Cognito and Auth0 compare complete strings.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
 */
export function url(path: string, value: string | undefined, use: UrlUse = 'web'): Fault[] {
  if (!isLiteral(value)) return [];
  if (value.includes('*')) return [fault.ERR_URL_WILDCARD({ path, received: value })];
  const parsed = parseUrl(value);
  const isWeb = parsed?.protocol === 'https:' || parsed?.protocol === 'http:';
  if (!parsed || HOST_AND_PORT.test(value) || (isWeb && !/^https?:\/\//i.test(value)))
    return [fault.ERR_URL_NOT_ABSOLUTE({ path, received: value, absolute: absoluteOf(value) })];

  const faults: Fault[] = [];
  if (value.length > QUOTAS.redirectUrlLength) faults.push(fault.ERR_URL_TOO_LONG({ path, received: value }));
  if (value.includes('#')) faults.push(fault.ERR_URL_FRAGMENT({ path, received: value }));
  if (parsed.username || parsed.password) faults.push(fault.ERR_URL_CREDENTIALS({ path, url: value }));
  if (!isWeb) {
    return use === 'native' && !SCHEMES_OF_BROWSERS.includes(parsed.protocol)
      ? faults
      : [...faults, fault.ERR_URL_SCHEME({ path, received: value })];
  }

  const isLocal = parsed.protocol === 'http:' && acceptsPlainHttp(parsed.hostname);
  if (use === 'https' && (parsed.protocol !== 'https:' || isLoopbackHost(parsed.hostname))) {
    faults.push(fault.ERR_URL_NOT_HTTPS({ path, received: value, allowed: PUBLIC_HTTPS }));
  } else if (parsed.protocol !== 'https:' && !isLocal) {
    faults.push(fault.ERR_URL_NOT_HTTPS({ path, received: value, allowed: HTTPS_OR_LOOPBACK }));
  }
  // oxlint-disable-next-line no-control-regex -- the range is ASCII itself
  if (!/^[\x00-\x7f]*$/.test(value.split('/')[2] ?? ''))
    faults.push(fault.ERR_URL_HOST_NOT_ASCII({ path, received: value }));
  if (parsed.hostname.endsWith('.')) faults.push(fault.ERR_URL_HOST_TRAILING_DOT({ path, received: value }));
  if (faults.length === 0 && parsed.href !== value && parsed.href !== `${value}/`) {
    faults.push(fault.ERR_URL_NOT_CANONICAL({ path, received: value, canonical: parsed.href }));
  }
  return faults;
}

/** Whether a value is a valid web URL or a token. */
export const isWebUrl = (value: string): boolean => url('', value).length === 0;

/** Faults of a list of URLs: of each, and of repetitions. */
export function urls(path: string, values: readonly string[] | undefined, use: UrlUse = 'web'): Fault[] {
  if (!isLiteral(values)) return [];
  return [...values.flatMap((value, index) => url(`${path}[${index}]`, value, use)), ...distinct(path, values)];
}

/** Faults of a list of origins: scheme, host and port. */
export function origins(path: string, values: readonly string[] | undefined): Fault[] {
  if (!isLiteral(values)) return [];
  const withPath = values.flatMap((value, index) =>
    isLiteral(value) && (parseUrl(value)?.origin ?? value) !== value
      ? [fault.ERR_URL_NOT_ORIGIN({ path: `${path}[${index}]`, received: value })]
      : [],
  );
  return [...urls(path, values), ...withPath];
}
