import { CALLBACK, HOST, OTHER_HOST, POOL } from '../../support/configuration';
import { VERIFIER, World } from '../../support/world';
import type { Changes } from '../../support/world';

const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});

describe('attacks on /oauth2/token', () => {
  let world: World;
  beforeAll(async () => void (world = await new World().start()));
  afterAll(() => world.stop());

  const form = (code: string, changes: Changes = {}): Changes => ({
    grant_type: 'authorization_code',
    client_id: 'web',
    code,
    redirect_uri: CALLBACK,
    code_verifier: VERIFIER,
    ...changes,
  });

  test.each<[string, Changes, string]>([
    ['no grant type', { grant_type: undefined }, 'invalid_request'],
    ['the password grant', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['a grant type with the name of an Object property', { grant_type: 'constructor' }, 'unsupported_grant_type'],
    ['no client', { client_id: undefined }, 'invalid_request'],
    ['an unknown client', { client_id: 'nobody' }, 'invalid_client'],
    ['a client of another pool', { client_id: 'foreign' }, 'invalid_client'],
    ['another client of the pool', { client_id: 'auth0only' }, 'invalid_grant'],
    ['a secret for a public client', { client_secret: 'x' }, 'invalid_client'],
    ['no code', { code: undefined }, 'invalid_request'],
    ['an unknown code', { code: '00000000-0000-4000-8000-000000000000' }, 'invalid_grant'],
    ['no redirect URI', { redirect_uri: undefined }, 'invalid_request'],
    ['another redirect URI of the client', { redirect_uri: 'shop://callback' }, 'invalid_grant'],
    ['a redirect URI with a trailing slash', { redirect_uri: `${CALLBACK}/` }, 'invalid_grant'],
    ['no verifier', { code_verifier: undefined }, 'invalid_request'],
    ['a wrong verifier', { code_verifier: VERIFIER.toLowerCase() }, 'invalid_grant'],
    ['the challenge as the verifier', { code_verifier: 'a'.repeat(43) }, 'invalid_grant'],
    ['a client that no longer has the code flow', { client_id: 'implicit' }, 'unauthorized_client'],
  ])('refuses %s', async (_what, changes, error) => {
    const code = await world.code();

    const { status, json } = await world.token(form(code, changes));

    expect(status).toBe(400);
    expect(json.error).toBe(error);
  });

  test('refuses a used code', async () => {
    const code = await world.code();
    const first = await world.token(form(code));

    const second = await world.token(form(code));

    expect(first.status).toBe(200);
    expect(second).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
  });

  test('refuses a code after an attempt with a wrong verifier', async () => {
    const code = await world.code();
    await world.token(form(code, { code_verifier: 'wrong' }));

    const { json } = await world.token(form(code));

    expect(json.error).toBe('invalid_grant');
  });

  test.each([
    ['just before five minutes', 5 * 60_000 - 1, 200],
    ['at five minutes', 5 * 60_000, 400],
  ])('checks the age of a code %s', async (_when, later, expected) => {
    const code = await world.code();
    world.now += later;

    const { status } = await world.token(form(code));

    expect(status).toBe(expected);
  });

  test('refuses a code on the domain of another pool', async () => {
    const code = await world.code();

    const { json } = await world.token(form(code, { client_id: 'foreign' }), {}, OTHER_HOST);

    expect(json.error).toBe('invalid_grant');
  });

  test('refuses a verifier for a code that was requested without a challenge', async () => {
    const code = await world.code({ code_challenge: undefined, code_challenge_method: undefined });

    const { json } = await world.token(form(code));

    expect(json.error).toBe('invalid_grant');
  });

  test('accepts a code without PKCE if none was requested', async () => {
    const code = await world.code({ code_challenge: undefined, code_challenge_method: undefined });

    const { status } = await world.token(form(code, { code_verifier: undefined }));

    expect(status).toBe(200);
  });

  test.each([
    ['disabled', 'AdminDisableUser'],
    ['deleted', 'AdminDeleteUser'],
  ] as const)('refuses the code of a user who was %s in the meantime', async (_how, action) => {
    const code = await world.code();
    const user = { UserPoolId: POOL, Username: 'auth0_auth0|abc123' };
    await world.call(`cognito-idp:${action}`, user);

    const { json } = await world.token(form(code));
    if (action === 'AdminDisableUser') await world.call('cognito-idp:AdminEnableUser', user);

    expect(json.error).toBe('invalid_grant');
  });

  describe('of a client with a secret', () => {
    const confidential = { client_id: 'confidential' };

    test.each<[string, Changes, Record<string, string>, number]>([
      ['the secret in the form', { ...confidential, client_secret: 's3cretOf24CharactersOrMore' }, {}, 200],
      ['the secret by Basic', { client_id: undefined }, basic('confidential', 's3cretOf24CharactersOrMore'), 200],
      [
        'the secret by Basic and its ID in the form',
        confidential,
        basic('confidential', 's3cretOf24CharactersOrMore'),
        200,
      ],
    ])('accepts %s', async (_what, changes, headers, expected) => {
      const code = await world.code(confidential);

      const { status } = await world.token(form(code, changes), headers);

      expect(status).toBe(expected);
    });

    test.each<[string, Changes, Record<string, string>, string]>([
      ['no secret', confidential, {}, 'invalid_client'],
      [
        'a wrong secret in the form',
        { ...confidential, client_secret: 'S3cretOf24CharactersOrMore' },
        {},
        'invalid_client',
      ],
      ['an empty secret', { ...confidential, client_secret: '' }, {}, 'invalid_client'],
      ['a wrong secret by Basic', {}, basic('confidential', 'wrong'), 'invalid_request'],
      ['a wrong secret by Basic alone', { client_id: undefined }, basic('confidential', 'wrong'), 'invalid_client'],
      [
        'both ways at once',
        { ...confidential, client_secret: 's3cretOf24CharactersOrMore' },
        basic('confidential', 's3cretOf24CharactersOrMore'),
        'invalid_request',
      ],
      ['Basic without a colon', { client_id: undefined }, { authorization: 'Basic Zm9v' }, 'invalid_client'],
      [
        'a header that is not Basic',
        confidential,
        { authorization: 'Bearer s3cretOf24CharactersOrMore' },
        'invalid_client',
      ],
      [
        'another client in the form',
        { client_id: 'web' },
        basic('confidential', 's3cretOf24CharactersOrMore'),
        'invalid_request',
      ],
    ])('refuses %s', async (_what, changes, headers, error) => {
      const code = await world.code(confidential);

      const { status, json } = await world.token(form(code, changes), headers);

      expect(status).toBe(400);
      expect(json.error).toBe(error);
    });
  });

  describe('refresh', () => {
    const refresh = (refresh_token: string | undefined, changes: Changes = {}) =>
      world.token({ grant_type: 'refresh_token', client_id: 'web', refresh_token, ...changes });

    test('gives new tokens, the same sign-in time and no new refresh token', async () => {
      const tokens = await world.tokens();
      world.now += 60_000;

      const { status, json } = await refresh(tokens.refresh_token);

      expect(status).toBe(200);
      expect(Object.keys(json).sort()).toEqual(['access_token', 'expires_in', 'id_token', 'token_type']);
      const [before, after] = [tokens.id_token, json.id_token ?? ''].map(
        (token) =>
          JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>,
      );
      expect(after).toMatchObject({ auth_time: before?.auth_time, origin_jti: before?.origin_jti, sub: before?.sub });
      expect(after?.iat).toBe(Number(before?.iat) + 60);
      expect(after).not.toHaveProperty('nonce');
    });

    test.each<[string, (token: string) => Changes, string]>([
      ['no refresh token', () => ({ refresh_token: undefined }), 'invalid_request'],
      ['an unknown refresh token', () => ({ refresh_token: 'x' }), 'invalid_grant'],
      ['another client', () => ({ client_id: 'auth0only' }), 'invalid_grant'],
    ])('refuses %s', async (_what, changes, error) => {
      const { refresh_token } = await world.tokens();

      const { json } = await refresh(refresh_token, changes(refresh_token));

      expect(json.error).toBe(error);
    });

    test('refuses an access token instead', async () => {
      const { access_token } = await world.tokens();

      const { json } = await refresh(access_token);

      expect(json.error).toBe('invalid_grant');
    });

    test('refuses an expired refresh token', async () => {
      const { refresh_token } = await world.tokens();
      world.now += 86_400_000;

      const { json } = await refresh(refresh_token);

      expect(json.error).toBe('invalid_grant');
    });

    test('refuses a revoked refresh token', async () => {
      const { refresh_token } = await world.tokens();
      await world.browser.post(`https://${HOST}/oauth2/revoke`, { token: refresh_token, client_id: 'web' });

      const { json } = await refresh(refresh_token);

      expect(json.error).toBe('invalid_grant');
    });

    test('rotates, accepts the old token for the grace period, and keeps the expiration of the first', async () => {
      const rotating = { client_id: 'rotating' };
      const { refresh_token } = await world.tokens(rotating);
      const second = await refresh(refresh_token, rotating);

      const within = await refresh(refresh_token, rotating);
      world.now += 10_000;
      const after = await refresh(refresh_token, rotating);
      const newest = await refresh(second.json.refresh_token, rotating);
      world.now += 86_400_000 - 10_000;
      const late = await refresh(newest.json.refresh_token, rotating);

      expect(second.json.refresh_token).not.toBe(refresh_token);
      expect([second.status, within.status, after.status, newest.status, late.status]).toEqual([
        200, 200, 400, 200, 400,
      ]);
      expect(after.json.error).toBe('invalid_grant');
    });
  });

  describe('of a machine client', () => {
    const machine = { grant_type: 'client_credentials', client_id: 'machine', client_secret: 'machine-secret' };

    test('gets an access token with its own scopes only', async () => {
      const { status, json } = await world.token(machine);

      const claims = JSON.parse(
        Buffer.from((json.access_token ?? '').split('.')[1] ?? '', 'base64url').toString(),
      ) as object;
      expect(status).toBe(200);
      expect(json).toEqual({ access_token: expect.any(String), expires_in: 1800, token_type: 'Bearer' });
      expect(claims).toMatchObject({ sub: 'machine', client_id: 'machine', token_use: 'access', scope: 'orders/read' });
      expect(claims).not.toHaveProperty('username');
    });

    test.each<[string, Changes, string]>([
      ['a scope that it lacks', { scope: 'orders/write' }, 'invalid_scope'],
      ['a scope of users', { scope: 'openid' }, 'invalid_scope'],
      ['a wrong secret', { client_secret: 'x' }, 'invalid_client'],
      [
        'a client with the code flow only',
        { client_id: 'confidential', client_secret: 's3cretOf24CharactersOrMore' },
        'unauthorized_client',
      ],
      ['a public client', { client_id: 'web', client_secret: undefined }, 'unauthorized_client'],
    ])('refuses %s', async (_what, changes, error) => {
      const { status, json } = await world.token({ ...machine, ...changes });

      expect(status).toBe(400);
      expect(json.error).toBe(error);
    });
  });

  test.each(['application/json', 'text/plain', 'multipart/form-data'])('refuses a body of type %s', async (type) => {
    const { status, body } = await world.browser.go(`https://${HOST}/oauth2/token`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: '{"grant_type":"authorization_code"}',
    });

    expect(status).toBe(400);
    expect(JSON.parse(body)).toEqual({ error: 'invalid_request' });
  });

  test('refuses a duplicate parameter', async () => {
    const code = await world.code();
    const twice = new URLSearchParams(form(code) as Record<string, string>);
    twice.append('code', code);

    const { body } = await world.browser.post(`https://${HOST}/oauth2/token`, twice);

    expect(JSON.parse(body)).toEqual({ error: 'invalid_request' });
  });

  test.each([
    ['announced', {}],
    ['in chunks', { 'transfer-encoding': 'chunked' }],
  ])('refuses a body that is too large, %s', async (_how, headers) => {
    const { status, json } = await world.token(form('x'.repeat(70_000)), headers);

    expect(status).toBe(413);
    expect(json.error).toBe('invalid_request');
  });

  test('reads a chunked body', async () => {
    const code = await world.code();

    const { status } = await world.token(form(code), { 'transfer-encoding': 'chunked' });

    expect(status).toBe(200);
  });

  test('accepts only POST', async () => {
    const { status, body } = await world.browser.go(`https://${HOST}/oauth2/token`);

    expect(status).toBe(405);
    expect(JSON.parse(body)).toMatchObject({ error: 'invalid_request' });
  });
});
