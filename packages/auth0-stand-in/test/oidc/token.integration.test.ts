import type { Scene } from './scene';
import { CALLBACK, CUSTOM_DOMAIN, addApplication, askToken, authorizeUrl, codeOf, setScene, signIn } from './scene';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.close());

const VERIFIER = 'v'.repeat(50);
/** The base64url SHA-256 of the verifier. */
const CHALLENGE = 'CrlVwe1WSHWuTQYh3iczmx3aS-faRx6C92k9_hNxl4A';

describe('/oauth/token', () => {
  const S256 = { code_challenge: CHALLENGE, code_challenge_method: 'S256' };
  const PLAIN = { code_challenge: VERIFIER, code_challenge_method: 'plain' };

  test.each([
    ['no challenge', {}, {}, 200],
    ['S256', S256, { code_verifier: VERIFIER }, 200],
    ['plain', PLAIN, { code_verifier: VERIFIER }, 200],
    ['plain by default', { code_challenge: VERIFIER }, { code_verifier: VERIFIER }, 200],
    ['a wrong verifier for S256', S256, { code_verifier: 'w'.repeat(50) }, 403],
    ['a wrong verifier for plain', PLAIN, { code_verifier: 'w'.repeat(50) }, 403],
    ['the challenge as verifier', S256, { code_verifier: CHALLENGE }, 403],
    ['no verifier', S256, {}, 403],
    ['a verifier without challenge', {}, { code_verifier: VERIFIER }, 403],
  ])('with %s', async (_, challenge, verifier, status) => {
    const code = await codeOf(scene, challenge);

    const answer = await askToken(scene, { code, ...verifier });

    expect(answer.status).toBe(status);
    if (status !== 200)
      expect(answer.body).toEqual({ error: 'invalid_grant', error_description: 'Failed to verify code verifier' });
  });

  test.each([
    ['a made-up code', { code: 'made-up' }, 403, 'invalid_grant', 'Invalid authorization code'],
    ['no code', { code: undefined }, 400, 'invalid_request', 'Missing required parameter: code'],
    [
      'no redirect_uri',
      { redirect_uri: undefined },
      400,
      'invalid_request',
      'Missing required parameter: redirect_uri',
    ],
    [
      'another redirect_uri',
      { redirect_uri: 'https://app.acme.example/callback' },
      403,
      'invalid_grant',
      'The redirect URI is wrong',
    ],
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'access_denied', 'Unauthorized'],
    ['no secret', { client_secret: undefined }, 401, 'access_denied', 'Unauthorized'],
    ['an unknown client', { client_id: 'nobody' }, 401, 'access_denied', 'Unauthorized'],
    ['no grant_type', { grant_type: undefined }, 400, 'invalid_request', 'Missing required parameter: grant_type'],
    ['an unknown grant_type', { grant_type: 'magic' }, 403, 'unsupported_grant_type', 'Unsupported grant type: magic'],
    [
      'the password grant',
      { grant_type: 'password' },
      403,
      'unsupported_grant_type',
      'Unsupported grant type: password',
    ],
    [
      'the client credentials grant',
      { grant_type: 'client_credentials' },
      403,
      'unauthorized_client',
      `Grant type 'client_credentials' not allowed for the client.`,
    ],
  ])('refuses %s', async (_, changes, status, error, description) => {
    const code = await codeOf(scene);

    const answer = await askToken(scene, { code, ...changes });

    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ error, error_description: description });
  });

  it('refuses a used code, and revokes the tokens of its first use', async () => {
    const code = await codeOf(scene, { scope: 'openid offline_access' });
    const first = await askToken(scene, { code });

    const second = await askToken(scene, { code });
    const refresh = await askToken(scene, { grant_type: 'refresh_token', refresh_token: first.body.refresh_token });

    expect(second).toMatchObject({
      status: 403,
      body: { error: 'invalid_grant', error_description: 'Invalid authorization code' },
    });
    expect(refresh.status).toBe(403);
  });

  it('lets a user sign in again in a browser whose code was reused', async () => {
    const browser = scene.browser();
    const code = (await signIn(scene, browser)).searchParams.get('code') ?? '';
    await askToken(scene, { code });
    await askToken(scene, { code });

    const again = await signIn(scene, browser);

    expect((await askToken(scene, { code: again.searchParams.get('code') ?? '' })).status).toBe(200);
  });

  it('refuses the code of another application, and of another issuer', async () => {
    const application = await addApplication(scene.served, { name: 'Other' });
    const code = await codeOf(scene);

    const other = await askToken({ ...scene, application }, { code });
    const elsewhere = await askToken(scene, { code }, {}, CUSTOM_DOMAIN);

    expect(other).toMatchObject({ status: 403, body: { error: 'invalid_grant' } });
    expect(elsewhere).toMatchObject({ status: 403, body: { error: 'invalid_grant' } });
  });

  it('refuses an expired code', async () => {
    const code = await codeOf(scene);
    const now = Date.now();
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => now + 601_000);

    const answer = await askToken(scene, { code });
    clock.mockRestore();

    expect(answer).toMatchObject({
      status: 403,
      body: { error: 'invalid_grant', error_description: 'Invalid authorization code' },
    });
  });

  const basic = ({ client_id: id, client_secret: secret }: Scene['application']) => ({
    authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
  });

  it('refuses Basic for an application with client_secret_post, and accepts it for client_secret_basic', async () => {
    const application = await addApplication(scene.served, {
      name: 'Basic',
      token_endpoint_auth_method: 'client_secret_basic',
    });
    const wanted = { ...scene, application };
    const bare = { client_id: undefined, client_secret: undefined };

    const refused = await askToken(
      scene,
      { code: await codeOf(scene), ...bare },
      { headers: basic(scene.application) },
    );
    const taken = await askToken(wanted, { code: await codeOf(wanted), ...bare }, { headers: basic(application) });
    const posted = await askToken(wanted, { code: await codeOf(wanted) });

    expect([refused.status, taken.status, posted.status]).toEqual([401, 200, 401]);
  });

  it('refuses two authentication methods at once', async () => {
    const answer = await askToken(scene, { code: await codeOf(scene) }, { headers: basic(scene.application) });

    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });

  it('accepts JSON as well as a form', async () => {
    const { client_id, client_secret } = scene.application;
    const body = JSON.stringify({
      grant_type: 'authorization_code',
      client_id,
      client_secret,
      redirect_uri: CALLBACK,
      code: await codeOf(scene),
    });

    const answer = await askToken(scene, {}, { body, headers: { 'content-type': 'application/json' } });

    expect(answer).toMatchObject({ status: 200, body: { id_token: expect.any(String) } });
  });

  it('requires the code verifier from a public application', async () => {
    const application = await addApplication(scene.served, {
      name: 'Phone',
      app_type: 'native',
      token_endpoint_auth_method: 'none',
    });
    const own = { ...scene, application };

    const bare = await scene.browser().visit(authorizeUrl(own));
    const answer = await askToken(own, {
      code: await codeOf(own, S256),
      code_verifier: VERIFIER,
      client_secret: undefined,
    });

    expect(bare.location?.searchParams.get('error')).toBe('invalid_request');
    expect(answer.status).toBe(200);
  });

  it('forbids caching of every response', async () => {
    const answers = [await askToken(scene, { code: await codeOf(scene) }), await askToken(scene, { code: 'x' })];

    for (const { headers } of answers) expect(headers.get('cache-control')).toContain('no-store');
  });
});
