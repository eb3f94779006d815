import { CALLBACK, HOST, OTHER_HOST, OTHER_POOL, POOL, SIGNED_OUT } from '../support/configuration';
import { World, address } from '../support/world';
import type { Changes } from '../support/world';

describe('session of the browser', () => {
  let world: World;
  beforeEach(async () => {
    world = await new World().start();
    await world.signIn();
  });
  afterEach(() => world.stop());

  const authorize = (changes: Changes = {}) => world.browser.go(address('/oauth2/authorize', changes));

  test('answers the next authorize request without a sign-in page', async () => {
    const { location } = await authorize();

    expect(`${location?.origin}${location?.pathname}`).toBe(CALLBACK);
    expect(location?.searchParams.get('code')).toBeTruthy();
  });

  test('redirects to the identity provider if the request specifies it', async () => {
    const { location } = await authorize({ identity_provider: 'Auth0' });

    expect(location?.host).toBe('tenant.eu.auth0.com');
  });

  test('is ignored for a client that does not offer the user’s provider', async () => {
    const { location } = await authorize({ client_id: 'passwords' });

    expect(location?.pathname).toBe('/login');
  });

  test('is ignored at another pool, even for a user with the same name', async () => {
    await world.call('cognito-idp:AdminCreateUser', { UserPoolId: OTHER_POOL, Username: 'auth0_auth0|abc123' });
    world.browser.cookies(OTHER_HOST).set('cognito', world.browser.cookies(HOST).get('cognito') ?? '');

    const { location } = await world.browser.go(address('/oauth2/authorize', { client_id: 'foreign' }, OTHER_HOST));

    expect(location?.pathname).toBe('/login');
  });

  test('ends after an hour', async () => {
    world.now += 3600_000;

    const { location } = await authorize();

    expect(location?.pathname).toBe('/login');
  });

  test.each(['AdminDisableUser', 'AdminDeleteUser', 'AdminUserGlobalSignOut'] as const)(
    'ends by %s',
    async (action) => {
      await world.call(`cognito-idp:${action}`, { UserPoolId: POOL, Username: 'auth0_auth0|abc123' });

      const { location } = await authorize();

      expect(location?.pathname).toBe('/login');
    },
  );

  test('is in a cookie that scripts and plain http cannot read', async () => {
    const { headers } = await world.signIn();

    const cookie = headers['set-cookie']?.find((line) => line.startsWith('cognito='));
    expect(cookie).toMatch(/; Max-Age=3600; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });

  test('cannot be guessed', async () => {
    world.browser = world.newBrowser();
    world.browser.cookies(HOST).set('cognito', 'x'.repeat(43));

    const { location } = await authorize();

    expect(location?.pathname).toBe('/login');
  });

  const logout = (parameters: Readonly<Record<string, string>>, host = HOST) =>
    world.browser.go(`https://${host}/logout?${new URLSearchParams(parameters).toString()}`);

  test('ends by /logout, which redirects to the registered page', async () => {
    const { status, location } = await logout({ client_id: 'web', logout_uri: SIGNED_OUT });
    const next = await authorize();

    expect(status).toBe(302);
    expect(location?.href).toBe(SIGNED_OUT);
    expect(world.browser.cookies(HOST).has('cognito')).toBe(false);
    expect(next.location?.pathname).toBe('/login');
  });

  test('ends on the server too: a copied cookie has no effect', async () => {
    const cookie = world.browser.cookies(HOST).get('cognito') ?? '';
    await logout({ client_id: 'web', logout_uri: SIGNED_OUT });
    world.browser.cookies(HOST).set('cognito', cookie);

    const { location } = await authorize();

    expect(location?.pathname).toBe('/login');
  });

  test('ends by /logout, which continues to the sign-in page', async () => {
    const parameters = { response_type: 'code', client_id: 'web', redirect_uri: CALLBACK, state: 's' };

    const { location } = await logout(parameters);
    const page = await world.browser.go(location!);

    expect(location?.href).toBe(`https://${HOST}/login?${new URLSearchParams(parameters).toString()}`);
    expect(page.status).toBe(200);
    expect(page.body).toContain('Continue with Auth0');
  });

  test.each<[string, Record<string, string>]>([
    ['another host', { logout_uri: 'https://evil.example/' }],
    ['the sign-out URL with a trailing slash', { logout_uri: `${SIGNED_OUT}/` }],
    ['the sign-out URL with a query', { logout_uri: `${SIGNED_OUT}?next=https://evil.example` }],
    ['the sign-out URL in another letter case', { logout_uri: SIGNED_OUT.toUpperCase() }],
    ['the sign-out URL with a port', { logout_uri: SIGNED_OUT.replace('.example', '.example:443') }],
    ['the sign-out URL as userinfo', { logout_uri: 'https://app.shop.example@evil.example/signed-out' }],
    ['a callback URL as sign-out URL', { logout_uri: CALLBACK }],
    ['a relative address', { logout_uri: '//evil.example/' }],
    ['javascript', { logout_uri: 'javascript:alert(1)' }],
    ['an empty address', { logout_uri: '' }],
    ['an unregistered redirect URI', { response_type: 'code', redirect_uri: 'https://evil.example/' }],
    ['a sign-out URL as redirect URI', { response_type: 'code', redirect_uri: SIGNED_OUT }],
    ['a redirect URI with a trailing slash', { response_type: 'code', redirect_uri: `${CALLBACK}/` }],
    ['a redirect URI with userinfo', { response_type: 'code', redirect_uri: CALLBACK.replace('//', '//a@') }],
  ])('remains if /logout has as its target %s', async (_where, parameters) => {
    const { status, location } = await logout({ client_id: 'web', ...parameters });

    expect(status).toBe(302);
    expect(location?.href).toBe(`https://${HOST}/error?error=redirect_mismatch&client_id=web`);
    expect((await authorize()).location?.searchParams.get('code')).toBeTruthy();
  });

  test.each<[string, Record<string, string>]>([
    ['an unknown client', { client_id: 'nobody' }],
    ['a client of another pool', { client_id: 'foreign' }],
  ])('remains if /logout has %s', async (_who, parameters) => {
    const { location } = await logout({ ...parameters, logout_uri: SIGNED_OUT });

    expect(location?.pathname).toBe('/error');
  });

  test.each<[string, Record<string, string>, string]>([
    ['no client', { logout_uri: SIGNED_OUT }, 'Required String parameter &#39;client_id&#39; is not present'],
    ['no target', { client_id: 'web' }, 'Required String parameter &#39;redirect_uri&#39; is not present'],
    [
      'no response type',
      { client_id: 'web', redirect_uri: CALLBACK },
      'Required String parameter &#39;response_type&#39; is not present',
    ],
    [
      'both addresses',
      { client_id: 'web', redirect_uri: CALLBACK, logout_uri: SIGNED_OUT },
      'not rehearsed: /logout with both',
    ],
  ])('reports the missing parameters if /logout has %s', async (_what, parameters, message) => {
    const { status, body } = await logout(parameters);

    expect(status).toBe(400);
    expect(body).toContain(message);
  });

  test('is not ended by a POST from another site', async () => {
    const { status } = await world.browser.post(`https://${HOST}/logout`, { client_id: 'web', logout_uri: SIGNED_OUT });

    expect(status).toBe(405);
    expect((await authorize()).location?.searchParams.get('code')).toBeTruthy();
  });
});
