import { DOMAIN, call } from '../harness';
import type { Scene } from './scene';
import { CALLBACK, addApplication, authorizeUrl, setScene, signIn } from './scene';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.close());

const begin = (changes: Record<string, string | undefined>) => scene.browser().visit(authorizeUrl(scene, changes));

describe('/authorize, before the callback is validated', () => {
  test.each([
    ['a trailing slash', `${CALLBACK}/`],
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
    ['a path with ..', CALLBACK.replace('/oauth2', '/x/../oauth2')],
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

  test.each(['nobody', '', 'constructor', '__proto__', undefined])('shows an error for the client %p', async (id) => {
    const page = await begin({ client_id: id });

    expect(page).toMatchObject({ status: 400, text: expect.stringContaining('Unknown client') });
  });

  it('shows a script in a parameter as text', async () => {
    const script = '<script>alert(1)</script>';

    const pages = [await begin({ client_id: script }), await begin({ redirect_uri: `https://x/${script}` })];

    for (const page of pages) {
      expect(page.text).not.toContain('<script');
      expect(page.text).toContain('&lt;script&gt;');
    }
  });

  it('refuses a duplicate parameter', async () => {
    const url = authorizeUrl(scene);
    url.searchParams.append('redirect_uri', 'https://evil.example');

    const page = await scene.browser().visit(url);

    expect(page).toMatchObject({ status: 400, text: expect.stringContaining('is repeated') });
  });

  it('refuses input that does not end', async () => {
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
  ['a connection that is not enabled', { connection: 'github' }, 'invalid_request'],
  ['a challenge that is too short', { code_challenge: 'short', code_challenge_method: 'S256' }, 'invalid_request'],
  ['an unknown challenge method', { code_challenge: 'x'.repeat(43), code_challenge_method: 'S512' }, 'invalid_request'],
  ['a method without a challenge', { code_challenge_method: 'S256' }, 'invalid_request'],
  ['no session with prompt=none', { prompt: 'none' }, 'login_required'],
  ['an organization if the application has none', { organization: 'org_1' }, 'invalid_request'],
  ['an invitation', { invitation: 'inv_1' }, 'server_error'],
  ['a request object', { request: 'x.y.z' }, 'server_error'],
];

describe('/authorize, after the callback is validated', () => {
  test.each(REFUSALS)('reports %s to the application', async (_, changes, error) => {
    const { location } = await begin(changes);

    const answer = new URLSearchParams(location?.search || location?.hash.slice(1));
    expect(`${location?.origin}${location?.pathname}`).toBe(CALLBACK);
    expect(Object.fromEntries(answer)).toMatchObject({ error, state: 'st', error_description: expect.any(String) });
    expect(answer.has('code')).toBe(false);
  });

  it('reports an application without a connection', async () => {
    const { body: application } = await call(scene.served, 'POST', '/clients', {
      name: 'Lonely',
      callbacks: [CALLBACK],
      grant_types: ['authorization_code'],
    });

    const { location } = await scene.browser().visit(authorizeUrl({ ...scene, application }));

    expect(location?.searchParams.get('error_description')).toBe('no connections enabled for the client');
  });

  it('reports an application without the authorization code grant', async () => {
    const application = await addApplication(scene.served, { name: 'Machine', grant_types: ['client_credentials'] });

    const { location } = await scene.browser().visit(authorizeUrl({ ...scene, application }));

    expect(location?.searchParams.get('error')).toBe('unauthorized_client');
  });

  it('returns the state unchanged', async () => {
    const state = `a+b/c=d&e "<script>" ü`;

    const location = await signIn(scene, scene.browser(), { state });

    expect(location.searchParams.get('state')).toBe(state);
    expect([...location.searchParams.keys()].sort()).toEqual(['code', 'state']);
  });

  it('accepts a wildcard for exactly one label of the host', async () => {
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
