import { CALLBACK, HOST, OTHER_HOST } from '../../support/configuration';
import { CHALLENGE, World, address } from '../../support/world';
import type { Changes } from '../../support/world';

describe('attacks on /oauth2/authorize and /login', () => {
  let world: World;
  beforeAll(async () => void (world = await new World().start()));
  afterAll(() => world.stop());

  describe.each(['/oauth2/authorize', '/login'])('%s', (path) => {
    test.each<[string, Changes]>([
      ['with a trailing slash', { redirect_uri: `${CALLBACK}/` }],
      ['in another letter case', { redirect_uri: CALLBACK.replace('callback', 'Callback') }],
      ['with the host in capitals', { redirect_uri: CALLBACK.replace('app.shop', 'APP.SHOP') }],
      ['with an explicit default port', { redirect_uri: CALLBACK.replace('.example', '.example:443') }],
      ['with another port', { redirect_uri: CALLBACK.replace('.example', '.example:8443') }],
      ['with a query', { redirect_uri: `${CALLBACK}?next=1` }],
      ['with userinfo', { redirect_uri: CALLBACK.replace('https://', 'https://evil@') }],
      [
        'with the application as userinfo of another host',
        { redirect_uri: 'https://app.shop.example@evil.example/callback' },
      ],
      ['with a fragment', { redirect_uri: `${CALLBACK}#x` }],
      ['over plain http', { redirect_uri: CALLBACK.replace('https', 'http') }],
      ['on a host with the same ending', { redirect_uri: CALLBACK.replace('app.', 'evil-app.') }],
      ['on a host with the same beginning', { redirect_uri: CALLBACK.replace('.example', '.example.evil.example') }],
      ['with a path that leads back to it', { redirect_uri: CALLBACK.replace('/callback', '/x/../callback') }],
      ['percent-encoded', { redirect_uri: CALLBACK.replace('callback', '%63allback') }],
      ['with a line break', { redirect_uri: `${CALLBACK}\r\nset-cookie: a=b` }],
      ['as javascript', { redirect_uri: 'javascript:alert(1)' }],
      ['as a relative path', { redirect_uri: '//app.shop.example/callback' }],
      ['empty', { redirect_uri: '' }],
      ['absent', { redirect_uri: undefined }],
    ])('never redirects to a URI %s', async (_how, changes) => {
      const { status, location } = await world.browser.go(address(path, changes));

      expect(status).toBe(302);
      expect(location?.href).toBe(`https://${HOST}/error?error=redirect_mismatch&client_id=web`);
    });

    test.each<[string, Changes, string]>([
      ['an unknown client', { client_id: 'nobody' }, '&client_id=nobody'],
      ['a client of another pool', { client_id: 'foreign' }, '&client_id=foreign'],
      ['a client without callback URLs', { client_id: 'machine' }, '&client_id=machine'],
      ['no client', { client_id: undefined }, ''],
    ])('redirects %s to the error page', async (_who, changes, clientId) => {
      const { location } = await world.browser.go(address(path, changes));

      expect(location?.href).toBe(`https://${HOST}/error?error=redirect_mismatch${clientId}`);
    });

    test.each(['client_id=web', `redirect_uri=${encodeURIComponent(CALLBACK)}`])(
      'refuses a request with a duplicate %s',
      async (again) => {
        const { location } = await world.browser.go(`${address(path)}&${again}`);

        expect(location?.pathname).toBe('/error');
      },
    );

    test.each<[string, Changes, string]>([
      ['no response type', { response_type: undefined }, 'invalid_request'],
      ['an unknown response type', { response_type: 'id_token' }, 'invalid_request'],
      ['a hybrid response type', { response_type: 'code token' }, 'invalid_request'],
      ['the code flow, which is disabled for the client', { client_id: 'implicit' }, 'unauthorized_client'],
      ['a client without OAuth', { client_id: 'disabled' }, 'unauthorized_client'],
      ['a challenge without a method', { code_challenge_method: undefined }, 'invalid_request'],
      ['a method without a challenge', { code_challenge: undefined }, 'invalid_request'],
      ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
      ['a method in lower case', { code_challenge_method: 's256' }, 'invalid_request'],
      ['a challenge that is too short', { code_challenge: CHALLENGE.slice(1) }, 'invalid_request'],
      ['a challenge in plain base64', { code_challenge: `${CHALLENGE.slice(0, 41)}+/` }, 'invalid_request'],
      ['an unknown scope', { scope: 'openid admin' }, 'invalid_scope'],
      ['an unknown scope of a resource server', { scope: 'openid orders/delete' }, 'invalid_scope'],
      ['scopes separated by commas', { scope: 'openid,email' }, 'invalid_scope'],
      ['email without openid', { scope: 'email' }, 'invalid_scope'],
      ['only a scope that the client lacks', { scope: 'orders/write' }, 'invalid_scope'],
    ])('reports %s to the application with the documented error', async (_what, changes, error) => {
      const { status, location } = await world.browser.go(address(path, changes));

      expect(status).toBe(302);
      expect(location?.href).toBe(`${CALLBACK}?error=${error}&state=app-state`);
    });

    test('refuses the implicit flow, in the fragment, when the client has the code flow only', async () => {
      const { location } = await world.browser.go(address(path, { response_type: 'token' }));

      expect(location?.href).toBe(`${CALLBACK}#error=unauthorized_client&state=app-state`);
    });

    test.each(['state=second', 'scope=openid', 'code_challenge_method=S256'])(
      'refuses a duplicate parameter: %s',
      async (again) => {
        const { location } = await world.browser.go(`${address(path)}&${again}`);

        expect(location?.searchParams.get('error')).toBe('invalid_request');
      },
    );

    test('is not found on the domain of another pool', async () => {
      const { location } = await world.browser.go(address(path, {}, OTHER_HOST));

      expect(location?.href).toBe(`https://${OTHER_HOST}/error?error=redirect_mismatch&client_id=web`);
    });

    test('is not found on a host without a pool', async () => {
      const { status, body } = await world.browser.go(address(path, {}, 'nobody.auth.eu-central-1.amazoncognito.com'));

      expect(status).toBe(404);
      expect(body).toContain('no user pool has the domain nobody.auth.eu-central-1.amazoncognito.com');
    });

    test('refuses a URL that is too long', async () => {
      const { status } = await world.browser.go(address(path, { state: 'x'.repeat(9000) }));

      expect(status).toBe(414);
    });
  });

  test.each<[string, Changes]>([
    ['is unknown', { identity_provider: 'Nobody' }],
    ['is in another letter case', { identity_provider: 'auth0' }],
    ['has an unknown identifier', { idp_identifier: 'evil.example' }],
    ['is not offered to the client', { identity_provider: 'Auth0', client_id: 'passwords' }],
  ])('does not redirect to an identity provider that %s', async (_how, changes) => {
    const { location } = await world.browser.go(address('/oauth2/authorize', changes));

    expect(location?.href).toBe(
      `${CALLBACK}?error=invalid_request&error_description=Login+option+is+not+available&state=app-state`,
    );
  });

  test('ignores a known scope that the client lacks', async () => {
    const { access_token } = await world.tokens({ scope: 'openid phone orders/write' });

    const claims = JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString()) as {
      scope: string;
    };
    expect(claims.scope).toBe('openid');
  });

  test.each(['POST', 'PUT', 'DELETE'])('does not accept %s at /oauth2/authorize', async (method) => {
    const { status } = await world.browser.go(address('/oauth2/authorize'), { method });

    expect(status).toBe(405);
  });

  test('reports a provider of a type that is not rehearsed', async () => {
    const [provider] = world.configuration.providers;
    world.configuration.change('providers', 0, { type: 'SAML' });

    const { status, body } = await world.browser.go(address('/oauth2/authorize', { identity_provider: 'Auth0' }));
    world.configuration.change('providers', 0, { type: provider?.type ?? 'OIDC' });

    expect(status).toBe(400);
    expect(body).toContain('not rehearsed: sign-in through a SAML identity provider');
  });

  test('refuses a listed provider that was deleted', async () => {
    const { providers } = world.configuration;
    world.configuration.providers = [];

    const { location } = await world.browser.go(address('/oauth2/authorize', { identity_provider: 'Auth0' }));
    world.configuration.providers = providers;

    expect(location?.searchParams.get('error_description')).toBe('Login option is not available');
  });
});
