import { createHash } from 'node:crypto';
import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose';
import * as client from 'openid-client';
import { DOMAIN, call } from '../harness';
import type { Scene } from './scene';
import {
  CALLBACK,
  CUSTOM_DOMAIN,
  PERSON,
  addApplication,
  askToken,
  authorizeUrl,
  claimsOf,
  codeOf,
  setScene,
  signIn,
} from './scene';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.close());

describe('sign-in by openid-client', () => {
  test.each([DOMAIN, CUSTOM_DOMAIN])('goes the whole way with PKCE at %s, which is the issuer', async (host) => {
    const configuration = await scene.configuration(host);
    const verifier = client.randomPKCECodeVerifier();
    const [state, nonce] = [client.randomState(), client.randomNonce()];
    const start = client.buildAuthorizationUrl(configuration, {
      redirect_uri: CALLBACK,
      scope: 'openid email profile',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    const browser = scene.browser();

    const page = await browser.follow(start);
    const { location } = await browser.signIn(page, PERSON.email, PERSON.password);
    const tokens = await client.authorizationCodeGrant(configuration, location as URL, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
    });

    expect(configuration.serverMetadata().issuer).toBe(`https://${host}/`);
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 86_400, scope: 'openid email profile' });
    const keys = createRemoteJWKSet(new URL(`https://${host}/.well-known/jwks.json`), {
      [customFetch]: scene.served.fetch,
    });
    const { payload, protectedHeader } = await jwtVerify(tokens.id_token ?? '', keys, {
      issuer: `https://${host}/`,
      audience: scene.application.client_id,
    });
    expect(protectedHeader).toMatchObject({ alg: 'RS256', kid: expect.any(String) });
    expect(payload).toMatchObject({
      sub: 'auth0|abc123',
      nonce,
      email: PERSON.email,
      email_verified: true,
      name: 'Jo Doe',
      given_name: 'Jo',
      family_name: 'Doe',
      nickname: 'jo',
      picture: expect.stringMatching(/^https:/),
      updated_at: expect.any(String),
      sid: expect.any(String),
      auth_time: expect.any(Number),
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(36_000);
    const userInfo = await client.fetchUserInfo(configuration, tokens.access_token, 'auth0|abc123');
    expect(userInfo).toMatchObject({ sub: 'auth0|abc123', email: PERSON.email, email_verified: true, name: 'Jo Doe' });
  });

  it('refreshes with offline_access, and revokes', async () => {
    const configuration = await scene.configuration();
    const location = await signIn(scene, scene.browser(), { scope: 'openid offline_access', state: undefined });
    const first = await client.authorizationCodeGrant(configuration, location);

    const second = await client.refreshTokenGrant(configuration, first.refresh_token ?? '');
    await client.tokenRevocation(configuration, first.refresh_token ?? '');

    expect(second.id_token).toEqual(expect.any(String));
    expect(second.refresh_token ?? first.refresh_token).toBe(first.refresh_token);
    await expect(client.refreshTokenGrant(configuration, first.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
      status: 403,
    });
  });

  it('asks an engaged browser for no password, and a refresh token silently', async () => {
    const browser = scene.browser();
    await signIn(scene, browser);

    const again = await browser.follow(authorizeUrl(scene));
    const silent = await browser.follow(authorizeUrl(scene, { prompt: 'none', scope: 'openid offline_access' }));

    expect(again.location?.href).toMatch(/^https:\/\/acme\.auth\..*[?&]code=/);
    const { body } = await askToken(scene, { code: silent.location?.searchParams.get('code') ?? '' });
    expect(body.refresh_token).toEqual(expect.any(String));
  });
});

describe('userinfo', () => {
  const tokenFor = async (scope: string) =>
    (await askToken(scene, { code: await codeOf(scene, { scope }) })).body.access_token;

  test.each(['GET', 'POST'])('answers %s with the claims of the scopes', async (method) => {
    const authorization = `Bearer ${await tokenFor('openid email')}`;

    const answer = await scene.served.fetch(`https://${DOMAIN}/userinfo`, { method, headers: { authorization } });

    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ sub: 'auth0|abc123', email: PERSON.email, email_verified: true });
  });

  it('takes the token from a posted form too, as Cognito may send it', async () => {
    const body = new URLSearchParams({ access_token: (await tokenFor('openid')) ?? '' });

    const answer = await scene.served.fetch(`https://${DOMAIN}/userinfo`, { method: 'POST', body });

    expect(await answer.json()).toEqual({ sub: 'auth0|abc123' });
  });

  test.each([
    ['no token', undefined, [400, 401]],
    ['an unknown token', 'Bearer nothing', [401]],
    ['an ID token in its place', 'id', [401]],
  ])('refuses %s', async (_, given, statuses) => {
    const idToken = given === 'id' ? (await askToken(scene, { code: await codeOf(scene) })).body.id_token : undefined;
    const authorization = idToken ? `Bearer ${idToken}` : given;

    const answer = await scene.served.fetch(`https://${DOMAIN}/userinfo`, {
      headers: { ...(authorization && { authorization }) },
    });

    expect(statuses).toContain(answer.status);
    expect(await answer.text()).not.toContain(PERSON.email);
  });
});

describe('discovery', () => {
  it('names only https addresses of the host asked', async () => {
    const answer = await scene.served.fetch(`https://${CUSTOM_DOMAIN}/.well-known/openid-configuration`, {
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' },
    });

    const document = (await answer.json()) as Record<string, unknown>;
    const addresses = Object.entries(document).filter(([name]) => /endpoint$|_uri$|issuer/.test(name));
    expect(addresses.length).toBeGreaterThan(5);
    for (const [, address] of addresses) expect(String(address)).toMatch(new RegExp(`^https://${CUSTOM_DOMAIN}/`));
  });

  it('publishes one RSA key with its certificate, and nothing private', async () => {
    const answer = await scene.served.fetch(`https://${DOMAIN}/.well-known/jwks.json`);

    const { keys } = (await answer.json()) as { keys: Record<string, unknown>[] };
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use', 'x5c', 'x5t']);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('is not moved by headers that a client makes up', async () => {
    const { location } = await scene.browser().visit(authorizeUrl(scene), {
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' },
    });

    expect(location?.origin).toBe(`https://${DOMAIN}`);
  });
});

describe('login page', () => {
  it('says that it is a stand-in, names the application, and can be used by everyone', async () => {
    const page = await scene.browser().follow(authorizeUrl(scene, { login_hint: 'jo@acme.example' }));

    expect(page.status).toBe(200);
    expect(page.text).toContain('local stand-in for Auth0');
    expect(page.text).toContain('<strong>Acme</strong>');
    expect(page.text).toContain('lang="en"');
    expect(page.text).toContain('name="viewport" content="width=device-width, initial-scale=1"');
    for (const id of ['username', 'password']) {
      expect(page.text).toContain(`<label for="${id}">`);
      expect(page.text).toMatch(new RegExp(`<input\\s+id="${id}"\\s+name="${id}"`));
    }
    expect(page.text).toContain('value="jo@acme.example"');
    expect(page.text).toContain('autocomplete="current-password"');
  });

  it('may run no script, be framed, or be stored', async () => {
    const { headers, text } = await scene.browser().follow(authorizeUrl(scene));

    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(text).not.toContain('<script');
    const style = /<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers.get('content-security-policy')).toContain(`'sha256-${hash}'`);
  });

  test.each([
    ['a wrong password', PERSON.email, 'wrong'],
    ['an unknown person', 'nobody@acme.example', PERSON.password],
    ['nothing', '', ''],
  ])('refuses %s, in the same words, and keeps what was typed', async (_, username, password) => {
    const browser = scene.browser();
    const page = await browser.follow(authorizeUrl(scene));

    const refused = await browser.signIn(page, username, password);

    expect(refused.status).toBe(400);
    expect(refused.text).toContain('role="alert" id="problem">Wrong email or password<');
    expect(refused.text).toContain(`value="${username}"`);
    expect((await browser.signIn(page, PERSON.email, PERSON.password)).location?.searchParams.get('code')).toBeTruthy();
  });

  it('takes the address in any case and with spaces around', async () => {
    const browser = scene.browser();
    const page = await browser.follow(authorizeUrl(scene));

    const done = await browser.signIn(page, ` ${PERSON.email.toUpperCase()} `, PERSON.password);

    expect(done.location?.searchParams.get('code')).toBeTruthy();
  });

  test.each([
    ['the address', (text: string) => ({ username: text }), undefined],
    ['the hint', undefined, (text: string) => ({ login_hint: text })],
  ])('shows script in %s as text', async (_, typed, asked) => {
    const script = `"><script>alert(1)</script>`;
    const browser = scene.browser();
    const page = await browser.follow(authorizeUrl(scene, asked?.(script) ?? {}));

    const shown = typed ? await browser.signIn(page, script, 'x') : page;

    expect(shown.text).not.toContain('<script');
    expect(shown.text).toContain('&lt;script&gt;');
  });

  it('belongs to the browser that began the sign-in', async () => {
    const page = await scene.browser().follow(authorizeUrl(scene));

    const other = scene.browser();
    const [shown, submitted] = [await other.visit(page.url), await other.signIn(page, PERSON.email, PERSON.password)];

    expect([shown.status, submitted.status]).toEqual([400, 400]);
    expect(submitted.text).toContain('This sign-in has expired');
  });

  it('takes nothing from another site', async () => {
    const browser = scene.browser();
    const page = await browser.follow(authorizeUrl(scene));

    const submitted = await browser.signIn(page, PERSON.email, PERSON.password, { origin: 'https://evil.example' });

    expect(submitted.status).toBe(400);
  });

  it('works in two tabs at once', async () => {
    const browser = scene.browser();
    const one = await browser.follow(authorizeUrl(scene, { state: 'one' }));
    const two = await browser.follow(authorizeUrl(scene, { state: 'two' }));

    const first = await browser.signIn(one, PERSON.email, PERSON.password);

    expect(one.url.href).not.toBe(two.url.href);
    expect(first.location?.searchParams.get('state')).toBe('one');
  });

  it('is used once', async () => {
    const browser = scene.browser();
    const page = await browser.follow(authorizeUrl(scene));
    await browser.signIn(page, PERSON.email, PERSON.password);

    const again = await browser.signIn(page, PERSON.email, PERSON.password);

    expect(again.status).toBe(400);
  });

  test.each([
    ['a form without end', 'username=a&password='.padEnd(200_000, 'x'), 413],
    ['a field twice', 'username=a&username=b&password=c', 400],
  ])('refuses %s', async (_, body, status) => {
    const browser = scene.browser();
    const page = await browser.follow(authorizeUrl(scene));

    const refused = await browser.visit(page.url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });

    expect(refused.status).toBe(status);
  });
});

describe('people and applications that change', () => {
  it('signs another person in over the first when asked to', async () => {
    const control = scene.served.standIn.tenant(DOMAIN);
    control.seedUser({ email: 'al@acme.example', password: 'x', id: 'al' });
    const browser = scene.browser();
    await signIn(scene, browser);

    const page = await browser.follow(authorizeUrl(scene, { prompt: 'login' }));
    const { location } = await browser.signIn(page, 'al@acme.example', 'x');
    const { body } = await askToken(scene, { code: location?.searchParams.get('code') ?? '' });

    expect(page.status).toBe(200);
    expect(claimsOf(body.id_token).sub).toBe('auth0|al');
  });

  it('keeps the subject and follows the profile', async () => {
    const control = scene.served.standIn.tenant(DOMAIN);
    control.seedUser({ email: 'ed@acme.example', password: 'x', id: 'ed', name: 'Ed' });
    const claims = async () => {
      const browser = scene.browser();
      const page = await browser.follow(authorizeUrl(scene));
      const { location } = await browser.signIn(page, 'ed@acme.example', 'x');
      return claimsOf((await askToken(scene, { code: location?.searchParams.get('code') ?? '' })).body.id_token);
    };

    const before = await claims();
    await call(scene.served, 'PATCH', '/users/auth0%7Ced', { name: 'Edward' });
    const after = await claims();

    expect(after.sub).toBe(before.sub);
    expect([before.name, after.name]).toEqual(['Ed', 'Edward']);
  });

  it('tells the application about a blocked person, and forgets their session', async () => {
    const control = scene.served.standIn.tenant(DOMAIN);
    control.seedUser({ email: 'bo@acme.example', password: 'x', id: 'bo' });
    const browser = scene.browser();
    const first = await browser.follow(authorizeUrl(scene));
    await browser.signIn(first, 'bo@acme.example', 'x');
    await call(scene.served, 'PATCH', '/users/auth0%7Cbo', { blocked: true });

    const page = await browser.follow(authorizeUrl(scene));
    const refused = await browser.signIn(page, 'bo@acme.example', 'x');

    expect(page.status).toBe(200);
    expect(Object.fromEntries(refused.location?.searchParams ?? [])).toMatchObject({
      error: 'unauthorized',
      error_description: 'user is blocked',
      state: 'st',
    });
  });

  it('lets an application sign in through its own connections only', async () => {
    const control = scene.served.standIn.tenant(DOMAIN);
    control.seedConnection({ name: 'partners' });
    control.seedUser({ email: 'pat@partner.example', password: 'x', connection: 'partners', id: 'pat' });
    const browser = scene.browser();
    const page = await browser.follow(authorizeUrl(scene));

    const before = await browser.signIn(page, 'pat@partner.example', 'x');
    control.enableConnection('partners', scene.application.client_id, true);
    const after = await browser.signIn(page, 'pat@partner.example', 'x');
    control.enableConnection('partners', scene.application.client_id, false);
    const later = await browser.follow(authorizeUrl(scene));

    expect(before.status).toBe(400);
    expect(after.location?.searchParams.get('code')).toBeTruthy();
    // The session is there, but not for this application any more.
    expect(later.status).toBe(200);
    expect(later.text).toContain('name="password"');
  });

  it('takes the new secret once it is rotated, and not the old one', async () => {
    const application = await addApplication(scene.served, { name: 'Rotating' });
    const own = { ...scene, application };
    const rotated = scene.served.standIn.tenant(DOMAIN).rotateSecret(application.client_id);

    const old = await askToken(own, { code: await codeOf(own) });
    const fresh = await askToken(own, { code: await codeOf(own), client_secret: rotated });

    expect(old).toMatchObject({ status: 401, body: { error: 'access_denied', error_description: 'Unauthorized' } });
    expect(fresh.status).toBe(200);
  });

  it('knows an application no more once it is removed, at any step', async () => {
    const application = await addApplication(scene.served, { name: 'Passing' });
    const own = { ...scene, application };
    const browser = scene.browser();
    const { body: tokens } = await askToken(own, { code: await codeOf(own, { scope: 'openid offline_access' }) });
    const code = await codeOf(own);
    const page = await browser.follow(authorizeUrl(own));
    await call(scene.served, 'DELETE', `/clients/${application.client_id}`);

    const submitted = await browser.signIn(page, PERSON.email, PERSON.password);
    const begun = await browser.visit(authorizeUrl(own));
    const exchanged = await askToken(own, { code });
    const refreshed = await askToken(own, { grant_type: 'refresh_token', refresh_token: tokens.refresh_token });
    const userinfo = await scene.served.fetch(`https://${DOMAIN}/userinfo`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });

    expect(submitted.status).toBe(400);
    expect(begun).toMatchObject({ status: 400, text: expect.stringContaining('Unknown client') });
    expect([exchanged.status, refreshed.status, userinfo.status]).toEqual([401, 401, 401]);
  });

  it('signs with the secret where the application keeps the default algorithm', async () => {
    const application = await addApplication(scene.served, { name: 'Default', jwt_configuration: {} });
    const own = { ...scene, application };

    const { body } = await askToken(own, { code: await codeOf(own) });

    const { protectedHeader } = await jwtVerify(
      body.id_token ?? '',
      new TextEncoder().encode(application.client_secret),
    );
    expect(protectedHeader.alg).toBe('HS256');
  });

  it('rotates refresh tokens where the application wants that', async () => {
    const application = await addApplication(scene.served, {
      name: 'Rotation',
      refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring', token_lifetime: 600 },
    });
    const own = { ...scene, application };
    const { body: first } = await askToken(own, { code: await codeOf(own, { scope: 'openid offline_access' }) });

    const second = await askToken(own, { grant_type: 'refresh_token', refresh_token: first.refresh_token });
    const reused = await askToken(own, { grant_type: 'refresh_token', refresh_token: first.refresh_token });

    expect(second.body.refresh_token).not.toBe(first.refresh_token);
    expect(reused).toMatchObject({
      status: 403,
      body: { error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' },
    });
  });
});
