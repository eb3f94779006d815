import { HOST, OTHER_HOST, POOL, provider } from '../support/configuration';
import { World } from '../support/world';

describe('/oauth2/userInfo', () => {
  let world: World;
  beforeAll(async () => void (world = await new World().start()));
  afterAll(() => world.stop());

  const userInfo = (authorization: string | undefined, host = HOST) =>
    world.browser.go(`https://${host}/oauth2/userInfo`, { headers: authorization ? { authorization } : {} });

  const INVALID = {
    error: 'invalid_token',
    error_description: 'Access token is expired, disabled, or deleted, or the user has globally signed out.',
  };

  test('returns the user as strings', async () => {
    const attributeMapping = { ...provider().attributeMapping, email_verified: 'email_verified' };
    world.configuration.providers = [provider({ attributeMapping })];
    world.provider.claims = { ...world.provider.claims, email_verified: true };
    const { access_token } = await world.tokens({ scope: 'openid' });

    const { status, body } = await userInfo(`Bearer ${access_token}`);

    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({
      sub: expect.stringMatching(/^[0-9a-f-]{36}$/),
      identities: expect.stringContaining('"userId":"auth0|Abc123"'),
      email: 'ada@shop.example',
      email_verified: 'true',
      name: 'Ada',
      nickname: 'Ada',
      username: 'auth0_auth0|abc123',
    });
  });

  test('shows the attributes that the scopes and the client allow', async () => {
    world.configuration.changeClient('web', { readAttributes: ['name', 'email'] });
    const byEmail = await world.tokens({ scope: 'openid email' });
    const byProfile = await world.tokens({ scope: 'openid profile' });

    const answers = [
      await userInfo(`Bearer ${byEmail.access_token}`),
      await userInfo(`Bearer ${byProfile.access_token}`),
    ];

    const shown = answers.map(({ body }) => Object.keys(JSON.parse(body) as object).sort());
    expect(shown).toEqual([
      ['email', 'identities', 'sub', 'username'],
      ['email', 'identities', 'name', 'sub', 'username'],
    ]);
  });

  test.each([
    ['no token', undefined],
    ['Basic', 'Basic eDp5'],
    ['an empty token', 'Bearer '],
  ])('refuses %s as a bad request', async (_what, authorization) => {
    const { status, headers, body } = await userInfo(authorization);

    expect(status).toBe(400);
    expect(headers['www-authenticate']).toBe(
      'error="invalid_request", error_description="Bad OAuth2 request at UserInfo Endpoint"',
    );
    expect(JSON.parse(body)).toMatchObject({ error: 'invalid_request' });
  });

  test.each<[string, (tokens: { access_token: string; id_token: string; refresh_token: string }) => string]>([
    ['an ID token', ({ id_token }) => id_token],
    ['a refresh token', ({ refresh_token }) => refresh_token],
    ['a tampered token', ({ access_token }) => `${access_token.slice(0, -4)}AAAA`],
    ['an unsigned token', ({ access_token }) => `eyJhbGciOiJub25lIn0.${access_token.split('.')[1] ?? ''}.`],
    ['garbage', () => 'a.b.c'],
  ])('refuses %s', async (_what, choose) => {
    const { status, headers, body } = await userInfo(`Bearer ${choose(await world.tokens())}`);

    expect(status).toBe(401);
    expect(headers['www-authenticate']).toBe(`error="invalid_token", error_description="${INVALID.error_description}"`);
    expect(JSON.parse(body)).toEqual(INVALID);
  });

  test('refuses a token without the openid scope', async () => {
    const { access_token } = await world.tokens({ scope: 'aws.cognito.signin.user.admin' });

    const { status, body } = await userInfo(`Bearer ${access_token}`);

    expect(status).toBe(401);
    expect(JSON.parse(body)).toMatchObject({ error_description: 'Access token does not contain openid scope' });
  });

  test('refuses a token on the domain of another pool', async () => {
    const { access_token } = await world.tokens();

    const { status } = await userInfo(`Bearer ${access_token}`, OTHER_HOST);

    expect(status).toBe(401);
  });

  test.each<[string, (world: World) => unknown]>([
    ['expired', (at) => (at.now += 1800_000)],
    [
      'revoked by global sign-out',
      (at) => at.call('cognito-idp:AdminUserGlobalSignOut', { UserPoolId: POOL, Username: 'auth0_auth0|abc123' }),
    ],
    [
      'of a deleted user',
      (at) => at.call('cognito-idp:AdminDeleteUser', { UserPoolId: POOL, Username: 'auth0_auth0|abc123' }),
    ],
  ])('refuses a token that is %s', async (_how, happen) => {
    const { access_token } = await world.tokens();
    await happen(world);

    const { status, body } = await userInfo(`Bearer ${access_token}`);

    expect(status).toBe(401);
    expect(JSON.parse(body)).toEqual(INVALID);
  });
});

describe('/oauth2/revoke', () => {
  let world: World;
  beforeAll(async () => void (world = await new World().start()));
  afterAll(() => world.stop());

  const revoke = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    world.browser.post(`https://${HOST}/oauth2/revoke`, form, headers);

  test('revokes the refresh token and every access token of the sign-in, and no other sign-in', async () => {
    const [ended, other] = [await world.tokens(), await world.tokens()];

    const { status, body } = await revoke({ token: ended.refresh_token, client_id: 'web' });

    const bearers = await Promise.all(
      [ended, other].map(({ access_token }) =>
        world.browser.go(`https://${HOST}/oauth2/userInfo`, { headers: { authorization: `Bearer ${access_token}` } }),
      ),
    );
    expect([status, body]).toEqual([200, '']);
    expect(bearers.map((answer) => answer.status)).toEqual([401, 200]);
  });

  test('gives the same response to an unknown token as to a revoked one', async () => {
    const { status } = await revoke({ token: 'unknown', client_id: 'web' });

    expect(status).toBe(200);
  });

  test('does not revoke the token of another client', async () => {
    const { refresh_token } = await world.tokens();
    await revoke({ token: refresh_token, client_id: 'auth0only' });

    const { status } = await world.token({ grant_type: 'refresh_token', client_id: 'web', refresh_token });

    expect(status).toBe(200);
  });

  test.each<[string, Record<string, string>, number, string]>([
    ['no token', { client_id: 'web' }, 400, 'invalid_request'],
    ['no client', { token: 'x' }, 400, 'invalid_request'],
    ['a client without revocation', { token: 'x', client_id: 'unrevocable' }, 400, 'invalid_request'],
    ['an access token', { token: 'a.b.c', client_id: 'web' }, 400, 'unsupported_token_type'],
    ['an unknown client', { token: 'x', client_id: 'nobody' }, 401, 'invalid_client'],
    ['a wrong secret', { token: 'x', client_id: 'confidential', client_secret: 'no' }, 401, 'invalid_client'],
    ['a missing secret', { token: 'x', client_id: 'confidential' }, 401, 'invalid_client'],
  ])('refuses %s', async (_what, form, expected, error) => {
    const { status, body } = await revoke(form);

    expect(status).toBe(expected);
    expect(JSON.parse(body)).toMatchObject({ error });
  });

  test('leaves origin_jti out of tokens that cannot be revoked', async () => {
    const claims = async (client_id: string) => {
      const { access_token } = await world.tokens({ client_id });
      return JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString()) as object;
    };

    expect(await claims('web')).toHaveProperty('origin_jti');
    expect(await claims('unrevocable')).not.toHaveProperty('origin_jti');
  });
});

describe('calls from browsers of other origins', () => {
  let world: World;
  beforeAll(async () => void (world = await new World().start()));
  afterAll(() => world.stop());

  test.each([
    ['/oauth2/token', 'POST', 'content-type,x-amz-user-agent'],
    ['/oauth2/userInfo', 'GET', 'authorization'],
    ['/oauth2/revoke', 'POST', 'x-amz-user-agent'],
  ])('may call %s after a preflight', async (path, method, asked) => {
    const { status, headers } = await world.browser.go(`https://${HOST}${path}`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://app.shop.example',
        'access-control-request-method': method,
        'access-control-request-headers': asked,
      },
    });

    expect(status).toBe(204);
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['access-control-allow-methods']).toContain(method);
    expect(headers['access-control-allow-headers']).toBe(asked);
  });

  test('may read errors', async () => {
    const { headers } = await world.token({ grant_type: 'x' }, { origin: 'https://app.shop.example' });

    expect(headers['access-control-allow-origin']).toBe('*');
  });

  test('may not read pages', async () => {
    const { headers } = await world.browser.go(`https://${HOST}/error`, {
      headers: { origin: 'https://evil.example' },
    });

    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });
});
