import { defineFaults, shown, cognitoApi, THIS_PROJECT } from '@auth0-cognito/contract';

export const HTTPS_OR_LOOPBACK = 'an https URL, or http on localhost, 127.0.0.1 or [::1]';
export const PUBLIC_HTTPS = 'an https URL of a host other than this machine';

/** Faults of URLs and hosts. */
export const urlFaults = defineFaults({
  ERR_URL_NOT_ABSOLUTE: ({ absolute }: { absolute: string }) => ({
    allowed: 'an absolute URL',
    source: cognitoApi('CreateUserPoolClient'),
    fix: `write it with scheme and host: ${absolute}`,
  }),
  ERR_URL_NOT_HTTPS: ({ allowed }: { allowed: string }) => ({
    allowed,
    source: cognitoApi('CreateUserPoolClient'),
    fix: 'serve it over https',
  }),
  ERR_URL_FRAGMENT: {
    allowed: 'a URL without a fragment',
    source: cognitoApi('CreateUserPoolClient'),
    fix: 'remove # and what follows',
  },
  ERR_URL_WILDCARD: {
    allowed: 'one exact URL',
    source: 'https://datatracker.ietf.org/doc/html/rfc9700#section-2.1',
    fix: 'list each URL: Cognito compares whole URLs, character by character',
  },
  ERR_URL_CREDENTIALS: ({ url }: { url: string }) => ({
    received: shown(url.replace(/\/\/[^@]*@/, '//…@')),
    allowed: 'a URL without user and password',
    source: 'https://datatracker.ietf.org/doc/html/rfc3986#section-3.2.1',
    fix: 'remove user:password@',
  }),
  ERR_URL_HOST_NOT_ASCII: {
    allowed: 'an ASCII host',
    source: 'https://url.spec.whatwg.org/#concept-domain-to-ascii',
    fix: 'write the host in its punycode form (xn--…)',
  },
  ERR_URL_HOST_TRAILING_DOT: {
    allowed: 'a host without a trailing dot',
    source: THIS_PROJECT,
    fix: 'remove the dot after the host',
  },
  ERR_URL_NOT_CANONICAL: ({ canonical }: { canonical: string }) => ({
    allowed: `${canonical}, as browsers send it`,
    source: 'https://datatracker.ietf.org/doc/html/rfc9700#section-2.1',
    fix: `write ${canonical}`,
  }),
  ERR_URL_TOO_LONG: {
    allowed: 'at most 1024 characters',
    source: cognitoApi('CreateUserPoolClient'),
    fix: 'shorten it',
  },
  ERR_URL_SCHEME: {
    allowed: HTTPS_OR_LOOPBACK,
    source: cognitoApi('CreateUserPoolClient'),
    fix: 'use https; only clients without a secret can have a custom scheme (myapp://), and the web client not in its first callback URL',
  },
  ERR_URL_NOT_ORIGIN: {
    allowed: 'scheme, host and port only',
    source: 'https://auth0.com/docs/get-started/applications/set-up-cors',
    fix: 'remove the path and what follows',
  },
  ERR_HOST_INVALID: {
    allowed: 'a bare lower-case host name, such as login.example.com',
    source: 'https://datatracker.ietf.org/doc/html/rfc1123#section-2.1',
    fix: 'remove scheme, path, port, trailing dot or upper case',
  },
  ERR_IPV4_INVALID: {
    allowed: 'an IPv4 address',
    source: 'https://datatracker.ietf.org/doc/html/rfc1035#section-3.4.1',
    fix: 'correct the address',
  },
});
