import { edited, productionValues } from '../values';

import { codesAt, type Case } from './cases';

const PRODUCTION: readonly Case[] = [
  ['an application on localhost', 'app.url', 'http://localhost:3000', 'ERR_PRODUCTION_LOCALHOST'],
  [
    'a callback on localhost',
    'webClient.callbackUrls',
    ['https://a.example', 'http://localhost'],
    'ERR_PRODUCTION_LOCALHOST',
    'webClient.callbackUrls[1]',
  ],
  [
    'a callback on localhost with TLS',
    'webClient.callbackUrls',
    ['https://localhost:3000'],
    'ERR_PRODUCTION_LOCALHOST',
    'webClient.callbackUrls[0]',
  ],
  [
    'a logout on localhost',
    'webClient.logoutUrls',
    ['http://localhost'],
    'ERR_PRODUCTION_LOCALHOST',
    'webClient.logoutUrls[0]',
  ],
  ['no deletion protection', 'userPool.deletionProtection', false, 'ERR_PRODUCTION_DELETION_PROTECTION'],
  ['the implicit flow', 'webClient.allowImplicitFlow', true, 'ERR_PRODUCTION_IMPLICIT_FLOW'],
  ['no revocation', 'webClient.enableTokenRevocation', false, 'ERR_PRODUCTION_TOKEN_REVOCATION'],
  [
    'an access token that lives for two hours',
    'webClient.lifetimes.accessToken',
    '2 hours',
    'ERR_PRODUCTION_LONG_TOKENS',
  ],
  [
    'a refresh token that lives for a year',
    'webClient.lifetimes.refreshToken',
    '365 days',
    'ERR_PRODUCTION_LONG_TOKENS',
  ],
  [
    'passwords in plain text',
    'webClient.explicitAuthFlows',
    ['ALLOW_USER_PASSWORD_AUTH'],
    'ERR_PRODUCTION_PASSWORD_FLOW',
    'webClient.explicitAuthFlows[0]',
  ],
];

describe('loosened settings', () => {
  test.each<Case>([...PRODUCTION])('%s', (_what, path, value, code, at = path) => {
    const staging = edited(path, value);
    const production = edited(path, value, productionValues());

    const [allowed, refused] = [codesAt(staging), codesAt(production)];

    expect(allowed).toEqual([]);
    expect(refused).toEqual([`${code} ${at}`]);
  });
});
