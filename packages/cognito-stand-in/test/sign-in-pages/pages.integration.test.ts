import { createHash } from 'node:crypto';
import { CALLBACK, HOST, client, provider } from '../support/configuration';
import { World, address } from '../support/world';

const SCRIPT = '"><script>alert(1)</script>';

describe('pages', () => {
  let world: World;
  beforeEach(async () => void (world = await new World().start()));
  afterEach(() => world.stop());

  test('offer the client’s identity providers and a labeled password form', async () => {
    const { status, body } = await world.browser.go(address('/login'));

    expect(status).toBe(200);
    expect(body).toContain('<title>Sign in to Shop web</title>');
    expect(body).toMatch(/<a\s+class="button"\s+href="\/oauth2\/authorize\?[^"]+identity_provider=Auth0"/);
    for (const field of ['username', 'password']) expect(body).toContain(`<label for="${field}">`);
    expect(body).toContain('Rehearsal stand-in for Amazon Cognito');
    expect(body).not.toContain('<script');
  });

  test('link to the provider with the original request', async () => {
    const { body } = await world.browser.go(address('/login'));

    const href = /href="(\/oauth2\/authorize\?[^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const { location } = await world.browser.go(`https://${HOST}${href}`);
    expect(location?.host).toBe('tenant.eu.auth0.com');
  });

  test.each([
    ['only the provider', 'auth0only', true, false],
    ['only the password', 'passwords', false, true],
  ])('offer %s if the client has nothing else', async (_what, client_id, offersProvider, offersPassword) => {
    const { body } = await world.browser.go(address('/login', { client_id }));

    expect(body.includes('Continue with Auth0')).toBe(offersProvider);
    expect(body.includes('type="password"')).toBe(offersPassword);
  });

  test('offer every method of the client if COGNITO is specified, as aws-amplify does by default', async () => {
    const { location } = await world.browser.go(address('/oauth2/authorize', { identity_provider: 'COGNITO' }));
    const { body } = await world.browser.go(location!);

    expect(body).toContain('Continue with Auth0');
    expect(body).toContain('type="password"');
  });

  test('do not offer a deleted provider', async () => {
    world.configuration.providers = [];

    const { body } = await world.browser.go(address('/login', { client_id: 'auth0only' }));

    expect(body).not.toContain('Continue with');
    expect(body).toContain('No sign-in method is enabled for this application.');
  });

  test('show that managed login without a branding style is unavailable', async () => {
    world.configuration.change('domains', 0, { managedLoginVersion: 2 });

    const { status, body } = await world.browser.go(address('/login'));

    expect(status).toBe(403);
    expect(body).toContain('Login pages unavailable');
    expect(body).not.toContain('Continue with');
  });

  test('show managed login for a client with a branding style', async () => {
    world.configuration.change('domains', 0, { managedLoginVersion: 2 });
    world.configuration.branded = ['web'];

    const { status, body } = await world.browser.go(address('/login'));

    expect(status).toBe(200);
    expect(body).toContain('Continue with Auth0');
  });

  test('report that prompt is not rehearsed in managed login, and ignore it in the classic pages', async () => {
    const classic = await world.browser.go(address('/oauth2/authorize', { prompt: 'login' }));
    world.configuration.change('domains', 0, { managedLoginVersion: 2 });
    const managed = await world.browser.go(address('/oauth2/authorize', { prompt: 'login' }));

    expect(classic.location?.pathname).toBe('/login');
    expect(world.log.join('\n')).toContain('prompt=login ignored');
    expect(managed.status).toBe(400);
    expect(managed.body).toContain('not rehearsed: prompt=login in managed login');
  });

  test.each([
    ['the sign-in page', () => address('/login')],
    ['the error page', () => `https://${HOST}/error?error=redirect_mismatch`],
    ['a page that is not rehearsed', () => address('/signup')],
  ])('send %s with a policy that blocks scripts, and forbid caching and framing', async (_which, url) => {
    const { headers, body } = await world.browser.go(url());

    const style = /<style>([\s\S]*?)<\/style>/.exec(body)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain(`style-src 'sha256-${hash}'`);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
  });

  test('let the form redirect to an application with a custom scheme', async () => {
    const { headers } = await world.browser.go(address('/login', { redirect_uri: 'shop://callback' }));

    expect(headers['content-security-policy']).toMatch(/form-action 'self' https: http: shop:;/);
  });

  describe('escape a script in', () => {
    const clean = (body: string) => {
      expect(body).not.toContain('<script');
      expect(body).not.toContain(`=${SCRIPT}`);
      expect(body).toMatch(/&lt;script&gt;|%3Cscript%3E/);
    };

    test.each(['state', 'nonce', 'login_hint', 'lang', 'anything'])('%s of the query', async (name) => {
      const { body } = await world.browser.go(address('/login', { [name]: SCRIPT }));

      clean(body);
    });

    test('the name of a parameter', async () => {
      const { body } = await world.browser.go(address('/login', { [SCRIPT]: 'x' }));

      clean(body);
    });

    test('the entered username', async () => {
      const page = await world.browser.go(address('/login'));
      const _csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';

      const { body } = await world.browser.post(address('/login'), { _csrf, username: SCRIPT, password: 'x' });

      clean(body);
    });

    test('the cookie of the form', async () => {
      world.browser.cookies(HOST).set('XSRF-TOKEN', encodeURIComponent(SCRIPT));

      const { body } = await world.browser.go(address('/login'));

      clean(body);
    });

    test('the prompt that is not rehearsed', async () => {
      world.configuration.change('domains', 0, { managedLoginVersion: 2 });

      const { body } = await world.browser.go(address('/oauth2/authorize', { prompt: SCRIPT }));

      clean(body);
    });

    test('the name of the client', async () => {
      world.configuration.clients = [client('web', { name: SCRIPT })];

      const { body } = await world.browser.go(address('/login'));

      clean(body);
    });

    test('the name of an identity provider', async () => {
      world.configuration.clients = [client('web', { identityProviders: [SCRIPT] })];
      world.configuration.providers = [provider({ name: SCRIPT })];

      const { body } = await world.browser.go(address('/login'));

      clean(body);
    });

    test.each([
      ['the error', `/error?error=${encodeURIComponent(SCRIPT)}`],
      ['a path', `/${encodeURIComponent(SCRIPT)}`],
      ['a path that is not rehearsed', `/saml2/${encodeURIComponent(SCRIPT)}`],
    ])('%s of the URL', async (_what, path) => {
      const { body } = await world.browser.go(`https://${HOST}${path}`);

      clean(body);
    });
  });

  test.each([
    '/signup',
    '/forgotPassword',
    '/confirmForgotPassword',
    '/confirmUser',
    '/changePassword',
    '/mfa',
    '/saml2/idpresponse',
  ])('report that %s is not rehearsed', async (path) => {
    const { status, body } = await world.browser.go(`https://${HOST}${path}`);

    expect(status).toBe(400);
    expect(body).toContain(`not rehearsed: ${path}`);
    expect(world.log).toContain(`not rehearsed: ${path}`);
  });

  test('return 404 for a page that Cognito does not have', async () => {
    const { status } = await world.browser.go(`https://${HOST}/.well-known/openid-configuration`);

    expect(status).toBe(404);
  });

  test('return server_error to the application if an error occurs after the request was validated', async () => {
    world.configuration.directory.identityProviders = () => Promise.reject(new Error('moto is gone'));

    const { location } = await world.browser.go(address('/oauth2/authorize', { identity_provider: 'Auth0' }));

    expect(location?.href).toBe(`${CALLBACK}?error=server_error&state=app-state`);
    expect(world.log.join('\n')).toContain('moto is gone');
  });

  test('return 500 and log if an error occurs before', async () => {
    world.configuration.directory.userPool = () => Promise.reject(new Error('moto is gone'));

    const { status, body } = await world.browser.go(address('/login'));

    expect([status, body]).toEqual([500, 'server_error']);
    expect(world.log.join('\n')).toContain('moto is gone');
  });
});
