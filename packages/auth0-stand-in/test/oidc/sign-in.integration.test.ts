import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose';
import * as client from 'openid-client';
import { DOMAIN } from '../harness';
import type { Scene } from './scene';
import { CALLBACK, CUSTOM_DOMAIN, PERSON, askToken, authorizeUrl, codeOf, setScene, signIn } from './scene';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.close());

describe('sign-in with openid-client', () => {
  test.each([DOMAIN, CUSTOM_DOMAIN])('completes the flow with PKCE at %s, which is the issuer', async (host) => {
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

  it('requires no password in a browser with a session, and returns a refresh token silently', async () => {
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

  test.each(['GET', 'POST'])('returns for %s the claims of the scopes', async (method) => {
    const authorization = `Bearer ${await tokenFor('openid email')}`;

    const answer = await scene.served.fetch(`https://${DOMAIN}/userinfo`, { method, headers: { authorization } });

    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ sub: 'auth0|abc123', email: PERSON.email, email_verified: true });
  });

  it('also accepts the token in a posted form, as Cognito may send it', async () => {
    const body = new URLSearchParams({ access_token: (await tokenFor('openid')) ?? '' });

    const answer = await scene.served.fetch(`https://${DOMAIN}/userinfo`, { method: 'POST', body });

    expect(await answer.json()).toEqual({ sub: 'auth0|abc123' });
  });

  test.each([
    ['no token', undefined, [400, 401]],
    ['an unknown token', 'Bearer nothing', [401]],
    ['an ID token instead', 'id', [401]],
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
  it('contains only https URLs of the requested host', async () => {
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

  it('ignores headers that a client sets', async () => {
    const { location } = await scene.browser().visit(authorizeUrl(scene), {
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' },
    });

    expect(location?.origin).toBe(`https://${DOMAIN}`);
  });
});
