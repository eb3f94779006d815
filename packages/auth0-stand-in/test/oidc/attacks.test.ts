import { DOMAIN, call } from '../harness';
import type { Scene } from './scene';
import { CALLBACK, CUSTOM_DOMAIN, addApplication, askToken, authorizeUrl, codeOf, setScene, signIn } from './scene';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.close());

const begin = (changes: Record<string, string | undefined>) => scene.browser().visit(authorizeUrl(scene, changes));

describe('/authorize, before the callback is trusted', () => {
  test.each([
    ['a slash more', `${CALLBACK}/`],
    ['another case of the path', CALLBACK.replace('idpresponse', 'idpResponse')],
    ['another case of the host', CALLBACK.replace('acme', 'ACME')],
    ['a port', CALLBACK.replace('.com/', '.com:8443/')],
    ['the standard port', CALLBACK.replace('.com/', '.com:443/')],
    ['a query', `${CALLBACK}?x=1`],
    ['a fragment', `${CALLBACK}#x`],
    ['a name and password', CALLBACK.replace('https://', 'https://a:b@')],
    ['plain http', CALLBACK.replace('https', 'http')],
    ['another host', 'https://evil.example/oauth2/idpresponse'],
    ['the host as a prefix', CALLBACK.replace('.com/', '.com.evil.example/')],
    ['a path that goes up', CALLBACK.replace('/oauth2', '/x/../oauth2')],
    ['encoded letters', CALLBACK.replace('idpresponse', '%69dpresponse')],
    ['a script', 'javascript:alert(1)'],
    ['the tenant itself', `https://${DOMAIN}/login/callback`],
    ['nothing', ''],
    ['no URL', 'callback'],
    ['none', undefined],
  ])('shows a mismatch for a redirect_uri with %s', async (_, callback) => {
    const page = await begin({ redirect_uri: callback });

    expect(page.status).toBe(403);
    expect(page.location).toBeUndefined();
    expect(page.text).toContain('Callback URL mismatch.');
  });

  test.each(['nobody', '', 'constructor', '__proto__', undefined])('shows that it knows no client %p', async (id) => {
    const page = await begin({ client_id: id });

    expect(page).toMatchObject({ status: 400, text: expect.stringContaining('Unknown client') });
  });

  it('shows script in what it was sent as text', async () => {
    const script = '<script>alert(1)</script>';

    const pages = [await begin({ client_id: script }), await begin({ redirect_uri: `https://x/${script}` })];

    for (const page of pages) {
      expect(page.text).not.toContain('<script');
      expect(page.text).toContain('&lt;script&gt;');
    }
  });

  it('refuses a parameter that is given twice', async () => {
    const url = authorizeUrl(scene);
    url.searchParams.append('redirect_uri', 'https://evil.example');

    const page = await scene.browser().visit(url);

    expect(page).toMatchObject({ status: 400, text: expect.stringContaining('more than once') });
  });

  it('takes no input without end', async () => {
    const page = await begin({ state: 'x'.repeat(100_000) });

    expect(page.status).toBe(431);
  });
});

const REFUSALS: readonly (readonly [string, Record<string, string | undefined>, string])[] = [
  ['no response_type', { response_type: undefined }, 'invalid_request'],
  ['an unknown response_type', { response_type: 'magic' }, 'unsupported_response_type'],
  ['the implicit flow', { response_type: 'token' }, 'unauthorized_client'],
  ['an ID token without a code', { response_type: 'id_token', nonce: 'n' }, 'unauthorized_client'],
  ['the hybrid flow', { response_type: 'code id_token', nonce: 'n' }, 'unauthorized_client'],
  ['no openid', { scope: 'email' }, 'invalid_scope'],
  ['no scope', { scope: undefined }, 'invalid_scope'],
  ['an unknown scope', { scope: 'openid everything' }, 'invalid_scope'],
  ['an unknown API', { audience: 'https://none.example' }, 'access_denied'],
  ['a known API', { audience: `https://${DOMAIN}/api/v2/` }, 'server_error'],
  ['a connection it may not use', { connection: 'github' }, 'invalid_request'],
  ['a challenge too short', { code_challenge: 'short', code_challenge_method: 'S256' }, 'invalid_request'],
  ['an unknown challenge method', { code_challenge: 'x'.repeat(43), code_challenge_method: 'S512' }, 'invalid_request'],
  ['a method without a challenge', { code_challenge_method: 'S256' }, 'invalid_request'],
  ['nobody signed in and no page allowed', { prompt: 'none' }, 'login_required'],
  ['an organization', { organization: 'org_1' }, 'server_error'],
  ['a request object', { request: 'x.y.z' }, 'server_error'],
];

describe('/authorize, once the callback is trusted', () => {
  test.each(REFUSALS)('tells the application about %s', async (_, changes, error) => {
    const { location } = await begin(changes);

    const answer = new URLSearchParams(location?.search || location?.hash.slice(1));
    expect(`${location?.origin}${location?.pathname}`).toBe(CALLBACK);
    expect(Object.fromEntries(answer)).toMatchObject({ error, state: 'st', error_description: expect.any(String) });
    expect(answer.has('code')).toBe(false);
  });

  it('tells an application that has no connection', async () => {
    const { body: application } = await call(scene.served, 'POST', '/clients', {
      name: 'Lonely',
      callbacks: [CALLBACK],
      grant_types: ['authorization_code'],
    });

    const { location } = await scene.browser().visit(authorizeUrl({ ...scene, application }));

    expect(location?.searchParams.get('error_description')).toBe('no connections enabled for the client');
  });

  it('tells an application that may not use codes', async () => {
    const application = await addApplication(scene.served, { name: 'Machine', grant_types: ['client_credentials'] });

    const { location } = await scene.browser().visit(authorizeUrl({ ...scene, application }));

    expect(location?.searchParams.get('error')).toBe('unauthorized_client');
  });

  it('gives the state back to the letter', async () => {
    const state = `a+b/c=d&e "<script>" ü`;

    const location = await signIn(scene, scene.browser(), { state });

    expect(location.searchParams.get('state')).toBe(state);
    expect([...location.searchParams.keys()].sort()).toEqual(['code', 'state']);
  });

  it('accepts a wildcard for one label of the host and no more', async () => {
    const application = await addApplication(scene.served, { name: 'Wild', callbacks: ['https://*.acme.example/cb'] });
    const status = async (callback: string) =>
      (await scene.browser().visit(authorizeUrl({ ...scene, application }, { redirect_uri: callback }))).status;

    expect(await status('https://one.acme.example/cb')).toBe(303);
    expect(await status('https://one.two.acme.example/cb')).toBe(403);
    expect(await status('https://evil.example/.acme.example/cb')).toBe(403);
    expect(await status('https://.acme.example/cb')).toBe(403);
    expect(await status('https://*.acme.example/cb')).toBe(403);
  });
});

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
      'the grant of machines',
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

  it('refuses a code the second time, and kills what the first time gave', async () => {
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

  it('lets a person sign in again in a browser whose code was reused', async () => {
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

  it('refuses Basic for an application that posts its secret, and takes it where the application wants it', async () => {
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

  it('refuses two ways to authenticate at once', async () => {
    const answer = await askToken(scene, { code: await codeOf(scene) }, { headers: basic(scene.application) });

    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });

  it('reads JSON as it reads a form', async () => {
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

  it('makes a public application prove itself by its challenge', async () => {
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

  it('never lets an answer be stored', async () => {
    const answers = [await askToken(scene, { code: await codeOf(scene) }), await askToken(scene, { code: 'x' })];

    for (const { headers } of answers) expect(headers.get('cache-control')).toContain('no-store');
  });
});

describe('origins', () => {
  const preflight = (origin: string) =>
    scene.served.fetch(`https://${DOMAIN}/oauth/token`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });
  const allowed = (answer: { headers: Headers }) => answer.headers.get('access-control-allow-origin');

  test.each([
    ['https://app.acme.example', 'https://app.acme.example'],
    [new URL(CALLBACK).origin, new URL(CALLBACK).origin],
    ['https://evil.example', null],
    ['https://app.acme.example.evil.example', null],
    ['http://app.acme.example', null],
    ['null', null],
  ])('a call from %s is allowed for %p', async (origin, expected) => {
    const asked = await preflight(origin);
    const answered = await askToken(scene, { code: await codeOf(scene) }, { headers: { origin } });
    const userinfo = await scene.served.fetch(`https://${DOMAIN}/userinfo`, {
      headers: { origin, authorization: `Bearer ${answered.body.access_token}` },
    });

    expect(asked.status).toBe(204);
    expect([allowed(asked), allowed(answered), allowed(userinfo)]).toEqual([expected, expected, expected]);
  });

  it('of one application are not those of another', async () => {
    const application = await addApplication(scene.served, {
      name: 'Strict',
      callbacks: [CALLBACK],
      web_origins: [],
      allowed_origins: [],
    });
    const own = { ...scene, application };

    const answer = await askToken(
      own,
      { code: await codeOf(own) },
      { headers: { origin: 'https://app.acme.example' } },
    );

    expect(allowed(answer)).toBeNull();
  });
});

describe('other addresses', () => {
  test.each([
    '/',
    '/nothing',
    '/stand-in/end-session',
    '/u/login',
    '/request',
    '/reg',
    '//evil.example/authorize',
    '/authorize/../oauth',
  ])('%s is not found', async (path) => {
    const answer = await scene.served.fetch(`https://${DOMAIN}${path}`);

    expect(answer.status).toBe(404);
  });

  test.each([
    ['POST', '/authorize'],
    ['GET', '/oauth/token'],
    ['PUT', '/userinfo'],
    ['DELETE', '/v2/logout'],
  ])('%s %s is not found', async (method, path) => {
    const answer = await scene.served.fetch(`https://${DOMAIN}${path}`, { method });

    expect(answer.status).toBe(404);
  });

  it('a sign-in that nobody began does not go on', async () => {
    const answer = await scene.served.fetch(`https://${DOMAIN}/authorize/abcdefghijklmnopqrstu`, {
      headers: { accept: 'text/html' },
    });

    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
  });
});
