import { DOMAIN, call } from '../harness';
import type { Browser } from './browser';
import type { Scene } from './scene';
import { CUSTOM_DOMAIN, LOGOUT, addApplication, askToken, authorizeUrl, codeOf, setScene, signIn } from './scene';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.close());

const leave = (browser: Browser, params: Record<string, string>, path = '/v2/logout') =>
  browser.visit(`https://${DOMAIN}${path}?${new URLSearchParams(params)}`);

const isSignedIn = async (browser: Browser) =>
  (await browser.follow(authorizeUrl(scene, { prompt: 'none' }))).location?.searchParams.has('code');

describe('/v2/logout', () => {
  it('ends the session and redirects to a registered URL of the application', async () => {
    const browser = scene.browser();
    await signIn(scene, browser);
    const before = await isSignedIn(browser);

    const { status, location } = await leave(browser, { client_id: scene.application.client_id, returnTo: LOGOUT });

    expect(before).toBe(true);
    expect(status).toBe(302);
    expect(location?.href).toBe(LOGOUT);
    expect(await isSignedIn(browser)).toBe(false);
    expect(browser.cookieNames()).not.toContain('auth0');
  });

  it('ends only the session of this browser and host', async () => {
    const [one, two] = [scene.browser(), scene.browser()];
    await signIn(scene, one);
    await signIn(scene, one, {}, CUSTOM_DOMAIN);
    await signIn(scene, two);

    await leave(one, { client_id: scene.application.client_id });

    const elsewhere = await one.follow(authorizeUrl(scene, { prompt: 'none' }, CUSTOM_DOMAIN));
    expect(await isSignedIn(one)).toBe(false);
    expect(await isSignedIn(two)).toBe(true);
    expect(elsewhere.location?.searchParams.has('code')).toBe(true);
  });

  it('keeps refresh tokens valid, as Auth0 does', async () => {
    const browser = scene.browser();
    const code = (await signIn(scene, browser, { scope: 'openid offline_access' })).searchParams.get('code') ?? '';
    const { body } = await askToken(scene, { code });

    await leave(browser, { client_id: scene.application.client_id });

    expect((await askToken(scene, { grant_type: 'refresh_token', refresh_token: body.refresh_token })).status).toBe(
      200,
    );
  });

  test.each([
    ['another query', LOGOUT.replace('client_id=web', 'client_id=other&redirect_uri=x')],
    ['no query', LOGOUT.split('?')[0] ?? ''],
    ['a fragment', `${LOGOUT}#x`],
  ])('ignores query and fragment: %s', async (_, returnTo) => {
    const { location } = await leave(scene.browser(), { client_id: scene.application.client_id, returnTo });

    expect(location?.href).toBe(returnTo);
  });

  test.each([
    ['another host', 'https://evil.example/logout'],
    ['the host as a prefix', LOGOUT.replace('.com/', '.com.evil.example/')],
    ['a name and password', LOGOUT.replace('https://', 'https://a:b@')],
    ['the host as a name', LOGOUT.replace('.com/', '.com@evil.example/')],
    ['another path', LOGOUT.replace('/logout', '/logout/x')],
    ['another case', LOGOUT.replace('/logout', '/Logout')],
    ['a port', LOGOUT.replace('.com/', '.com:8443/')],
    ['plain http', LOGOUT.replace('https', 'http')],
    ['no scheme', LOGOUT.replace('https:', '')],
    ['a backslash', `https:\\\\evil.example\\${LOGOUT}`],
    ['a line break', `${LOGOUT.split('?')[0]}\r\nset-cookie: a=b`],
    ['a script', 'javascript:alert(1)'],
    ['a relative path', '/elsewhere'],
  ])('does not redirect to a URL that is not registered: %s', async (_, returnTo) => {
    const browser = scene.browser();
    await signIn(scene, browser);

    const page = await leave(browser, { client_id: scene.application.client_id, returnTo });

    expect(page.status).toBe(400);
    expect(page.location).toBeUndefined();
    expect(page.text).toContain('Allowed Logout URLs');
    expect(await isSignedIn(browser)).toBe(true);
  });

  it('does not allow header injection', async () => {
    const returnTo = `${LOGOUT}&x=\r\nset-cookie: a=b`;

    const { status, headers } = await leave(scene.browser(), { client_id: scene.application.client_id, returnTo });

    expect(status).toBe(302);
    expect(headers.get('location')).not.toMatch(/[\r\n]/);
    expect(headers.getSetCookie().join()).not.toContain('a=b');
  });

  it('shows a script in a parameter as text', async () => {
    const page = await leave(scene.browser(), {
      client_id: scene.application.client_id,
      returnTo: '<script>alert(1)</script>',
    });

    expect(page.text).not.toContain('<script');
  });

  it('redirects to the first registered URL by default, and returns OK if none is registered', async () => {
    const application = await addApplication(scene.served, { name: 'None', allowed_logout_urls: [] });

    const first = await leave(scene.browser(), { client_id: scene.application.client_id });
    const none = await leave(scene.browser(), { client_id: application.client_id, federated: '' });

    expect(first.location?.href).toBe(LOGOUT);
    expect(none).toMatchObject({ status: 200, text: 'OK' });
  });

  it('uses the URLs of the tenant without a client_id', async () => {
    const returnTo = 'https://acme.example/bye';
    const before = await leave(scene.browser(), { returnTo });
    await call(scene.served, 'PATCH', '/tenants/settings', { allowed_logout_urls: [returnTo] });

    const after = await leave(scene.browser(), { returnTo });
    const ofApplication = await leave(scene.browser(), { returnTo: LOGOUT });

    expect(before.status).toBe(400);
    expect(after.location?.href).toBe(returnTo);
    expect(ofApplication.status).toBe(400);
  });

  it('refuses an unknown application, and a duplicate parameter', async () => {
    const unknown = await leave(scene.browser(), { client_id: 'nobody', returnTo: LOGOUT });
    const twice = await scene.browser().visit(`https://${DOMAIN}/v2/logout?returnTo=a&returnTo=b`);

    expect([unknown.status, twice.status]).toEqual([400, 400]);
  });
});

describe('/oidc/logout', () => {
  it('identifies the user by the ID token, also an expired one', async () => {
    const browser = scene.browser();
    const code = (await signIn(scene, browser)).searchParams.get('code') ?? '';
    const { body } = await askToken(scene, { code });

    const { location } = await leave(
      browser,
      { id_token_hint: body.id_token ?? '', post_logout_redirect_uri: LOGOUT, state: 'st' },
      '/oidc/logout',
    );

    expect(location?.href).toBe(`${LOGOUT}&state=st`);
    expect(await isSignedIn(browser)).toBe(false);
  });

  it('refuses a manipulated hint, a URL that is not registered, and a missing hint', async () => {
    const { body } = await askToken(scene, { code: await codeOf(scene) });
    const hint = body.id_token ?? '';

    const pages = [
      await leave(scene.browser(), { id_token_hint: hint.replace(/\.[^.]+\./, '.e30.') }, '/oidc/logout'),
      await leave(
        scene.browser(),
        { id_token_hint: hint, post_logout_redirect_uri: 'https://evil.example' },
        '/oidc/logout',
      ),
      await leave(scene.browser(), { post_logout_redirect_uri: LOGOUT }, '/oidc/logout'),
    ];

    expect(pages.map(({ status, location }) => [status, location])).toEqual(pages.map(() => [400, undefined]));
  });
});
