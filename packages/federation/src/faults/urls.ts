import { defineFaults, shown } from '@auth0-cognito/contract';

export const HTTPS_OR_LOOPBACK = 'an https URL, or http on localhost, 127.0.0.1 or [::1]';
export const PUBLIC_HTTPS = 'an https URL of a host other than this machine';

/** Faults of URLs and hosts. */
export const urlFaults = defineFaults({
  ERR_URL_NOT_ABSOLUTE: { allowed: 'an absolute URL', fix: 'write it with scheme and host: https://app.example.com' },
  ERR_URL_NOT_HTTPS: ({ allowed }: { allowed: string }) => ({ allowed, fix: 'serve it over https' }),
  ERR_URL_FRAGMENT: { allowed: 'a URL without a fragment', fix: 'remove # and what follows' },
  ERR_URL_WILDCARD: {
    allowed: 'one exact URL',
    fix: 'list each URL: Cognito compares whole URLs, character by character',
  },
  ERR_URL_CREDENTIALS: ({ url }: { url: string }) => ({
    received: shown(url.replace(/\/\/[^@]*@/, '//…@')),
    allowed: 'a URL without user and password',
    fix: 'remove user:password@',
  }),
  ERR_URL_HOST_NOT_ASCII: { allowed: 'an ASCII host', fix: 'write the host in its punycode form (xn--…)' },
  ERR_URL_HOST_TRAILING_DOT: { allowed: 'a host without a trailing dot', fix: 'remove the dot after the host' },
  ERR_URL_NOT_CANONICAL: ({ canonical }: { canonical: string }) => ({
    allowed: `${canonical}, as browsers send it`,
    fix: `write ${canonical}`,
  }),
  ERR_URL_TOO_LONG: { allowed: 'at most 1024 characters', fix: 'shorten it' },
  ERR_URL_SCHEME: {
    allowed: HTTPS_OR_LOOPBACK,
    fix: 'use https; only clients without a secret can have a custom scheme (myapp://), and the web client not in its first callback URL',
  },
  ERR_URL_NOT_ORIGIN: { allowed: 'scheme, host and port only', fix: 'remove the path and what follows' },
  ERR_HOST_INVALID: {
    allowed: 'a bare lower-case host name, such as login.example.com',
    fix: 'remove scheme, path, port, trailing dot or upper case',
  },
  ERR_IPV4_INVALID: { allowed: 'an IPv4 address', fix: 'correct the address' },
});
