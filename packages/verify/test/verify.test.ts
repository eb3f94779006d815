import { verify } from '../src';
import { askIn, outputs, soundWorld, type World } from './live-world';

const idsThat = (outcome: string, checks: readonly { id: string; outcome: string }[]) =>
  checks.filter((check) => check.outcome === outcome).map(({ id }) => id);

describe('verify', () => {
  test('passes for a correct environment, in a stable order', async () => {
    const report = await verify(outputs, askIn(soundWorld));

    expect(report.outcome).toBe('passed');
    expect(report.checks.map(({ id }) => id)).toEqual([
      'pool-discovery',
      'pool-keys',
      'auth0-discovery:auth0',
      'auth0-keys:auth0',
      'redirect-to-auth0:auth0:web',
      'auth0-accepts-callback:auth0:web',
      'callback-accepted:web:https://app.invalid/auth/callback',
      'callback-accepted:web:http://localhost:3000',
      'callback-refused:web',
      'implicit-refused:web',
      'plain-pkce-refused:web',
      'login-page',
      'logout-to-login',
      'logout-accepted:web:https://app.invalid/',
      `logout-accepted:web:${outputs.clients.web.logout_urls[1]}`,
      'auth0-returns:web:https://app.invalid',
      'auth0-logout',
    ]);
  });

  test.each<[string, Partial<World>, string[]]>([
    ['the issuer of another pool', { poolIssuer: 'https://cognito-idp.x.amazonaws.com/p' }, ['pool-discovery']],
    ['a custom Auth0 domain as issuer', { auth0Issuer: 'https://login.acme.example/' }, ['auth0-discovery:auth0']],
    ['keys that are not RSA', { keys: [{ kty: 'EC', kid: 'one' }] }, ['pool-keys', 'auth0-keys:auth0']],
    ['the provider not listed on the client', { clientProviders: ['COGNITO'] }, ['redirect-to-auth0:auth0:web']],
    [
      'the tenant of another environment',
      { idpAuthorizeUrl: 'https://other.eu.auth0.com/authorize' },
      ['redirect-to-auth0:auth0:web'],
    ],
    ['the client id of another application', { idpClientId: 'other' }, ['redirect-to-auth0:auth0:web']],
    ['no openid scope', { idpScopes: 'email profile' }, ['redirect-to-auth0:auth0:web']],
    ['a missing scope', { idpScopes: 'openid email' }, ['redirect-to-auth0:auth0:web']],
    ['an additional scope', { idpScopes: 'openid email profile offline_access' }, ['redirect-to-auth0:auth0:web']],
    ['a wrong callback at Auth0', { auth0Callbacks: [] }, ['auth0-accepts-callback:auth0:web']],
    ['a redirect to any URL', { redirectsAnywhere: true }, ['callback-refused:web']],
    ['the implicit flow', { oauthFlows: ['code', 'implicit'] }, ['implicit-refused:web']],
    ['plain challenges', { acceptsPlain: true }, ['plain-pkce-refused:web']],
    ['a login page without Auth0', { loginPage: 'Login pages unavailable' }, ['login-page']],
    [
      'a logout URL missing at Cognito',
      { clientLogouts: outputs.clients.web.logout_urls.slice(1) },
      ['logout-accepted:web:https://app.invalid/'],
    ],
    [
      "Auth0's sign-out missing at Cognito",
      { clientLogouts: outputs.clients.web.logout_urls.slice(0, 1) },
      [`logout-accepted:web:${outputs.clients.web.logout_urls[1]}`],
    ],
    ["Cognito's sign-out missing at Auth0", { auth0Logouts: [outputs.app_url] }, ['auth0-logout']],
    [
      'the application missing at Auth0',
      { auth0Logouts: [`https://${outputs.cognito_domain}/logout`] },
      ['auth0-returns:web:https://app.invalid'],
    ],
    [
      'a sign-in that redirects to http',
      { idpAuthorizeUrl: 'http://auth0.invalid/authorize' },
      ['redirect-to-auth0:auth0:web'],
    ],
  ])('reports %s', async (_, broken, expected) => {
    const report = await verify(outputs, askIn({ ...soundWorld, ...broken }));

    expect(report.outcome).toBe('failed');
    expect(idsThat('failed', report.checks)).toEqual(expected);
  });

  test('lists every check that depends on a callback missing at Cognito', async () => {
    const report = await verify(outputs, askIn({ ...soundWorld, clientCallbacks: [] }));

    expect(idsThat('failed', report.checks)).toEqual(
      expect.arrayContaining(['callback-accepted:web:https://app.invalid/auth/callback', 'logout-to-login']),
    );
  });

  test('accepts the scopes in any order', async () => {
    const report = await verify(outputs, askIn({ ...soundWorld, idpScopes: 'profile email openid' }));

    expect(report.outcome).toBe('passed');
  });

  test('reports checks without a response, with the reason, and never as passed', async () => {
    const moved = { ...outputs, cognito_domain: 'gone.invalid' };

    const report = await verify(moved, askIn(soundWorld));

    const redirect = report.checks.find(({ id }) => id === 'redirect-to-auth0:auth0:web');
    expect(redirect).toMatchObject({ outcome: 'unanswered', got: expect.stringContaining('ENOTFOUND gone.invalid') });
  });

  test('gives for each check the request, the expected and the received result, and the fix', async () => {
    const { checks } = await verify(outputs, askIn(soundWorld));

    for (const check of checks) {
      expect(check).toMatchObject({
        request: expect.stringMatching(/^GET https:\/\//),
        expected: expect.stringMatching(/\S/),
        got: expect.stringMatching(/\S/),
        fix: expect.stringMatching(/\S/),
      });
    }
  });

  test('reports each result immediately', async () => {
    const seen: string[] = [];

    const report = await verify(outputs, askIn(soundWorld), ({ id }) => seen.push(id));

    expect(seen).toEqual(report.checks.map(({ id }) => id));
  });
});
