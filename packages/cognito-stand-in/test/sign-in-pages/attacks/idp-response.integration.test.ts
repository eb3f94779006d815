import { CALLBACK, CUSTOM_HOST, HOST, OTHER_HOST, provider } from '../../support/configuration';
import type { Behaviour } from '../../support/identity-provider';
import { World } from '../../support/world';

const INVALID_STATE = `https://${HOST}/error?error=invalid_state`;

describe('attacks on /oauth2/idpresponse', () => {
  let world: World;
  beforeAll(async () => void (world = await new World().start()));
  beforeEach(() => {
    world.provider.behaviour = {};
    world.browser = world.newBrowser();
  });
  afterAll(() => world.stop());

  test('refuses a state that was already used', async () => {
    const back = await world.leave();
    const first = await world.browser.go(back);

    const second = await world.browser.go(back);

    expect(first.location?.searchParams.get('code')).toBeTruthy();
    expect(second.location?.href).toBe(INVALID_STATE);
  });

  test.each<[string, (back: URL) => void]>([
    ['forged', (back) => back.searchParams.set('state', '00000000-0000-4000-8000-000000000000')],
    ['absent', (back) => back.searchParams.delete('state')],
    ['empty', (back) => back.searchParams.set('state', '')],
    ['a name of an Object property', (back) => back.searchParams.set('state', '__proto__')],
  ])('refuses a state that is %s', async (_how, change) => {
    const back = await world.leave();
    change(back);

    const { location } = await world.browser.go(back);

    expect(location?.href).toBe(INVALID_STATE);
  });

  test('refuses a state after five minutes', async () => {
    const back = await world.leave();
    world.now += 5 * 60_000;

    const { location } = await world.browser.go(back);

    expect(location?.href).toBe(INVALID_STATE);
  });

  test('refuses a state from another browser', async () => {
    const back = await world.leave();

    const { location } = await world.newBrowser().go(back);

    expect(location?.href).toBe(INVALID_STATE);
  });

  test('refuses a state on the domain of another pool', async () => {
    const back = await world.leave();
    back.host = OTHER_HOST;
    world.browser.cookies(OTHER_HOST).set('csrf-state', world.browser.cookies(HOST).get('csrf-state') ?? '');

    const { location } = await world.browser.go(back);

    expect(location?.pathname).toBe('/error');
  });

  test('keeps the sign-ins in two tabs of one browser separate', async () => {
    const [first, second] = [await world.leave({ state: 'one' }), await world.leave({ state: 'two' })];

    const answers = [await world.browser.go(second), await world.browser.go(first)];

    expect(answers.map(({ location }) => location?.searchParams.get('state'))).toEqual(['two', 'one']);
  });

  test('returns the state of the application, not the state for the provider', async () => {
    const back = await world.leave();

    const { location } = await world.browser.go(back);

    expect(location?.searchParams.get('state')).toBe('app-state');
    expect(location?.href).not.toContain(back.searchParams.get('state'));
  });

  const hour = 3600;
  const now = () => Math.floor(world.now / 1000);

  test.each<[string, () => Behaviour, string | RegExp]>([
    [
      'an ID token of another issuer',
      () => ({ idToken: { iss: 'https://evil.example/' } }),
      'Bad id_token issuer https://evil.example/',
    ],
    [
      'an ID token of an issuer with a path',
      () => ({ idToken: { iss: 'https://tenant.eu.auth0.com/x' } }),
      /^Bad id_token issuer/,
    ],
    ['an ID token without issuer', () => ({ idToken: { iss: undefined } }), /"iss"/],
    ['an ID token for another client', () => ({ idToken: { aud: 'another' } }), /"aud"/],
    ['an ID token for two clients without azp', () => ({ idToken: { aud: ['auth0-client', 'another'] } }), /"azp"/],
    [
      'an ID token for two clients with another azp',
      () => ({ idToken: { aud: ['auth0-client', 'b'], azp: 'b' } }),
      /"azp"/,
    ],
    ['an ID token without audience', () => ({ idToken: { aud: undefined } }), /"aud"/],
    ['an expired ID token', () => ({ idToken: { exp: now() - 1 } }), /"exp"/],
    ['an ID token without expiry', () => ({ idToken: { exp: undefined } }), /"exp"/],
    ['an ID token that is not valid yet', () => ({ idToken: { nbf: now() + hour } }), /"nbf"/],
    ['an ID token without subject', () => ({ idToken: { sub: undefined } }), /"sub"/],
    ['an ID token with another nonce', () => ({ idToken: { nonce: 'another' } }), /nonce mismatch/],
    ['an ID token without nonce', () => ({ idToken: { nonce: undefined } }), /nonce mismatch/],
    ['an unsigned ID token', () => ({ alg: 'none' }), /"alg"/],
    ['an ID token signed with the client secret', () => ({ alg: 'HS256' }), /"alg"/],
    ['an ID token signed by another algorithm', () => ({ alg: 'RS512' }), /"alg"/],
    ['an ID token of an unknown key', () => ({ kid: 'key-2' }), /no applicable key/],
    ['an ID token that another key signed', () => ({ signWithForeignKey: true }), /signature verification failed/],
    [
      'userInfo of another subject',
      () => ({ userInfo: { sub: 'auth0|admin' } }),
      'Auth0 Error - userinfo is of another subject',
    ],
    [
      'a token endpoint that refuses',
      () => ({
        answer: { token: { status: 401, body: { error: 'invalid_client', error_description: 'wrong secret' } } },
      }),
      'Auth0 Error - 401 invalid_client wrong secret',
    ],
    [
      'a token endpoint that fails without a message',
      () => ({ answer: { token: { status: 500, body: '<html>' } } }),
      'Auth0 Error - 500 error getting token',
    ],
    [
      'a token endpoint that redirects',
      () => ({ answer: { token: { status: 307, body: '', location: 'https://evil.example/' } } }),
      'Auth0 Error - 307 error getting token',
    ],
    [
      'a response that is not JSON',
      () => ({ answer: { token: { status: 200, body: 'ok' } } }),
      'Auth0 Error - 200 no id_token in the token answer',
    ],
    [
      'a response without an ID token',
      () => ({ answer: { token: { status: 200, body: { access_token: 'a' } } } }),
      'Auth0 Error - 200 no id_token in the token answer',
    ],
    [
      'a response without an access token',
      () => ({ answer: { token: { status: 200, body: { id_token: 'a' } } } }),
      'Auth0 Error - 200 no access_token in the token answer',
    ],
    [
      'an invalid ID token',
      () => ({ answer: { token: { status: 200, body: { id_token: 'a.b', access_token: 'a' } } } }),
      /^Bad id_token: /,
    ],
    [
      'userInfo that refuses',
      () => ({ answer: { userinfo: { status: 403, body: {} } } }),
      'Auth0 Error - 403 error getting user info',
    ],
    [
      'userInfo that is a list',
      () => ({ answer: { userinfo: { status: 200, body: [] } } }),
      'Auth0 Error - 200 error getting user info',
    ],
    [
      'a key set that does not exist',
      () => ({ answer: { jwks: { status: 404, body: {} } } }),
      /^Bad jwks at .*: status 404$/,
    ],
    [
      'a key set that is not a list',
      () => ({ answer: { jwks: { status: 200, body: { keys: 'x' } } } }),
      /^Bad jwks at/,
    ],
    [
      'a discovery document without endpoints',
      () => ({ answer: { discovery: { status: 200, body: {} } } }),
      /^Bad discovery document/,
    ],
    ['a connection that is closed', () => ({ drop: 'token' }), 'Connection reset in calling IdP token endpoint'],
    [
      'a claim that is too long',
      () => ({ userInfo: { name: 'x'.repeat(2049) } }),
      /user.name: String must be at most 2048 characters long/,
    ],
    [
      'a claim that is an object',
      () => ({ userInfo: { name: { first: 'Ada' } } }),
      /not rehearsed: claim name is an object/,
    ],
  ])('returns to the application with an error over %s', async (_what, behaviour, description) => {
    const back = await world.leave();
    world.provider.behaviour = behaviour();

    const { status, location } = await world.browser.go(back);

    expect(status).toBe(302);
    expect(`${location?.origin}${location?.pathname}`).toBe(CALLBACK);
    expect(location?.searchParams.get('error')).toBe('invalid_request');
    expect(location?.searchParams.get('error_description')).toEqual(
      typeof description === 'string' ? description : expect.stringMatching(description),
    );
    expect(location?.searchParams.get('state')).toBe('app-state');
    expect(location?.searchParams.has('code')).toBe(false);
    expect(world.browser.cookies(HOST).has('cognito')).toBe(false);
  });

  test.each([
    ['a token endpoint that does not respond', 'token', 'Timeout occurred in calling IdP token endpoint'],
    ['a key set that does not respond', 'jwks', 'Timeout in calling jwks uri'],
    ['userInfo that does not respond', 'userinfo', 'Timeout occurred in calling IdP userinfo endpoint'],
    ['a discovery document that does not respond', 'discovery', 'Timeout occurred in calling IdP discovery endpoint'],
  ] as const)('does not wait longer than the time limit for %s', async (_what, hang, description) => {
    const patient = world;
    world = await new World().start(1000);
    const back = await world.leave();
    world.provider.behaviour = { hang };

    const { location } = await world.browser.go(back);
    await world.stop();
    world = patient;

    expect(`${location?.origin}${location?.pathname}`).toBe(CALLBACK);
    expect(Object.fromEntries(location?.searchParams ?? [])).toEqual({
      error: 'invalid_request',
      error_description: description,
      state: 'app-state',
    });
  });

  test.each([
    [
      'a refusal',
      { error: 'access_denied', error_description: 'no such user' },
      'access_denied',
      'Auth0 Error - access_denied no such user',
    ],
    ['an error without description', { error: 'login_required' }, 'login_required', 'Auth0 Error - login_required'],
    ['neither code nor error', {}, 'invalid_request', 'Auth0 Error - no code returned'],
  ])('passes on %s of the provider', async (_what, answer, error, description) => {
    const back = await world.leave();
    back.searchParams.delete('code');
    for (const [name, value] of Object.entries(answer)) back.searchParams.set(name, value);

    const { location } = await world.browser.go(back);

    expect(Object.fromEntries(location!.searchParams)).toEqual({
      error,
      error_description: description,
      state: 'app-state',
    });
  });

  test('refuses a response if an apply removed its provider in the meantime', async () => {
    const back = await world.leave();
    world.configuration.providers = [];

    const { location } = await world.browser.go(back);
    world.configuration.providers = [provider()];

    expect(location?.searchParams.get('error_description')).toBe('Login option is not available');
  });

  test('returns the error in the fragment if the application requested tokens', async () => {
    const back = await world.leave({ client_id: 'implicit', response_type: 'token' });
    world.provider.behaviour = { alg: 'none' };

    const { location } = await world.browser.go(back);

    expect(location?.search).toBe('');
    expect(location?.hash).toMatch(/^#error=invalid_request&error_description=/);
  });

  test('refuses on the prefix domain what began on the custom domain', async () => {
    const back = await world.leave({}, CUSTOM_HOST);
    back.host = HOST;

    const { location } = await world.browser.go(back);

    expect(location?.href).toBe(INVALID_STATE);
  });
});
