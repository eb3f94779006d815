import { acceptsPlainHttp, parseUrl, shown, cognitoApi } from '@auth0-cognito/contract';
import { settingClients } from '../cognito';
import { isExpression, texts } from '../json';
import type { Rule } from '../rule';
import { ofType } from '../subject';

const KEYS = [
  'callback_urls',
  'logout_urls',
  'default_redirect_uri',
  'callbacks',
  'allowed_logout_urls',
  'allowed_origins',
  'web_origins',
];

/** Whether a redirect to a URL is safe. Custom schemes of native applications are allowed. */
function isSafe(url: string): boolean {
  if (url.includes('*') || url.includes('#')) return false;
  // References replace only hosts and ids; the rest of the URL is judged.
  const literal = isExpression(url) ? url.replace(/\$\{[^{}]*\}/g, 'reference') : url;
  const parsed = parseUrl(literal);
  if (!parsed) return false;
  const { protocol, hostname, username, password } = parsed;
  if (username !== '' || password !== '' || ['javascript:', 'data:', 'file:', 'vbscript:'].includes(protocol))
    return false;
  return protocol !== 'http:' || acceptsPlainHttp(hostname);
}

export const redirectUrl: Rule = {
  id: 'redirect-url',
  severity: 'critical',
  reads: ['configuration'],
  title: 'a sign-in could redirect users, with their authorization code, to an unsafe URL',
  help: 'use complete https URLs without wildcard, fragment or credentials; use http only for localhost, 127.0.0.1 and [::1]',
  source: cognitoApi('CreateUserPoolClient'),
  check: (subject) =>
    [...settingClients(subject), ...ofType(subject, 'auth0_client')].flatMap(({ address, values }) =>
      KEYS.flatMap((key) =>
        texts(values[key])
          .filter((url) => !isSafe(url))
          .map((url) => ({ address: `${address}.${key}`, received: shown(url), allowed: 'https://host/path' })),
      ),
    ),
};
