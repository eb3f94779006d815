import * as z from 'zod';

import type { EnvironmentCode } from '../errors';

const LONGEST = 1024;

/**
 * What is wrong with a URL to which browsers are sent. Cognito and Auth0 compare such URLs as whole texts.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
 */
function problem(url: string): EnvironmentCode | undefined {
  if (url.includes('*')) return 'ERR_ENVIRONMENT_URL_WILDCARD';
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^/]/i.test(url) || !URL.canParse(url) || url.length > LONGEST || /\s/.test(url)) {
    return 'ERR_ENVIRONMENT_URL_NOT_ABSOLUTE';
  }
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '') return 'ERR_ENVIRONMENT_URL_CREDENTIALS';
  if (url.includes('#')) return 'ERR_ENVIRONMENT_URL_FRAGMENT';
  if (protocol !== 'https:' && !(protocol === 'http:' && hostname === 'localhost'))
    return 'ERR_ENVIRONMENT_URL_NOT_HTTPS';
  const authority = url.slice(protocol.length + 2).split(/[/?]/)[0] ?? '';
  if (authority.replace(/:\d+$/, '') !== hostname || hostname.endsWith('.')) return 'ERR_ENVIRONMENT_URL_HOST';
  return undefined;
}

/** https, or http://localhost. */
export const webUrl = z
  .string()
  .meta({ format: 'uri' })
  .check((payload) => {
    const code = problem(payload.value);
    if (code) payload.issues.push({ code: 'custom', message: code, input: payload.value });
  });

/** An application's address as its users type it: no query, since callbacks are compared with it. */
export const appUrl = webUrl.refine((url) => !url.includes('?'), 'ERR_ENVIRONMENT_URL_QUERY');

/** URLs, each once. */
export const webUrls = z.array(webUrl).check((payload) => {
  payload.value.forEach((url, index) => {
    if (payload.value.indexOf(url) !== index) {
      payload.issues.push({ code: 'custom', message: 'ERR_ENVIRONMENT_URL_DUPLICATE', path: [index], input: url });
    }
  });
});

/** True for an address on the user's own machine, or one without TLS. */
export const isLocal = (url: string) =>
  url.startsWith('http:') || (URL.canParse(url) && /^(localhost|127\.|\[::1\])/.test(new URL(url).hostname));
