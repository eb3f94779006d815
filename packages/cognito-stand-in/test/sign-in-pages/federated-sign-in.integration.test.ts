import { decodeJwt, decodeProtectedHeader } from 'jose';
import { CALLBACK, CUSTOM_HOST, HOST, POOL, attribute, pool, provider } from '../support/configuration';
import { VERIFIER, World, address } from '../support/world';

describe('federated sign-in', () => {
  let world: World;
  beforeEach(async () => void (world = await new World().start()));
  afterEach(() => world.stop());

  test.each([
    ['by name', { identity_provider: 'Auth0' }],
    ['by identifier', { idp_identifier: 'shop.example' }],
  ])('redirects to the identity provider at once if it is specified %s', async (_how, named) => {
    const { status, location } = await world.browser.go(address('/oauth2/authorize', named));

    expect(status).toBe(302);
    expect(`${location?.origin}${location?.pathname}`).toBe('https://tenant.eu.auth0.com/authorize');
    expect(Object.fromEntries(location!.searchParams)).toEqual({
      client_id: 'auth0-client',
      redirect_uri: `https://${HOST}/oauth2/idpresponse`,
      scope: 'openid email profile',
      response_type: 'code',
      state: expect.stringMatching(/^[0-9a-f-]{36}$/),
      nonce: expect.stringMatching(/^[\w-]{32}$/),
    });
  });

  test('redirects to the sign-in page with the same query if no provider is specified', async () => {
    const { location } = await world.browser.go(address('/oauth2/authorize'));

    expect(location?.href).toBe(address('/login'));
  });

  test('passes login_hint on', async () => {
    const hinted = { identity_provider: 'Auth0', login_hint: 'ada@shop.example' };

    const { location } = await world.browser.go(address('/oauth2/authorize', hinted));

    expect(location?.searchParams.get('login_hint')).toBe('ada@shop.example');
  });

  test('uses the configured endpoints of the provider, without discovery', async () => {
    const endpoints = {
      authorize_url: 'https://tenant.eu.auth0.com/authorize?audience=api',
      token_url: 'https://tenant.eu.auth0.com/oauth/token',
      jwks_uri: 'https://tenant.eu.auth0.com/.well-known/jwks.json',
      attributes_url: 'https://tenant.eu.auth0.com/userinfo',
    };
    world.configuration.providers = [provider({ details: { ...provider().details, ...endpoints } })];

    const { location } = await world.signIn();

    expect(location?.searchParams.get('code')).toBeTruthy();
    expect(world.provider.calls.map(({ endpoint }) => endpoint)).toEqual(['token', 'jwks', 'userinfo']);
  });

  test("gives a mapping the provider's own tokens", async () => {
    const attributeMapping = { username: 'sub', name: 'access_token' };
    world.configuration.providers = [provider({ attributeMapping })];

    const { id_token } = await world.tokens({ scope: 'openid profile' });

    expect(decodeJwt(id_token).name).toEqual(expect.stringMatching(/.+/));
  });

  test('refuses a user whose username is longer than 128 characters', async () => {
    world.provider.claims.sub = `saml|${'x'.repeat(120)}`;

    const { location } = await world.signIn();

    expect(location?.searchParams.get('error_description')).toContain('less than or equal to 128');
  });

  test('returns a code and the state of the application', async () => {
    const { status, location } = await world.signIn({ state: 'a b&c=1' });

    expect(status).toBe(302);
    expect(`${location?.origin}${location?.pathname}`).toBe(CALLBACK);
    expect([...location!.searchParams.keys()]).toEqual(['code', 'state']);
    expect(location?.searchParams.get('state')).toBe('a b&c=1');
  });

  test.each([
    ['a custom scheme', 'shop://callback', /^shop:\/\/callback\?code=[^&]+&state=app-state$/],
    ['a query', 'https://app.shop.example/with?tenant=1', /\/with\?tenant=1&code=[^&]+&state=app-state$/],
  ])('returns to a registered URI with %s', async (_what, redirect_uri, expected) => {
    const { headers } = await world.signIn({ redirect_uri });

    expect(headers.location).toMatch(expected);
  });

  test('authenticates at the provider with client_secret_post', async () => {
    await world.signIn();

    const [call] = world.provider.calls.filter(({ endpoint }) => endpoint === 'token');
    expect(call?.authorization).toBeUndefined();
    expect(Object.fromEntries(call!.form)).toEqual({
      grant_type: 'authorization_code',
      code: 'code-0',
      redirect_uri: `https://${HOST}/oauth2/idpresponse`,
      client_id: 'auth0-client',
      client_secret: 'auth0-secret',
    });
  });

  test.each(['GET', 'POST'])('requests userInfo by %s according to attributes_request_method', async (method) => {
    const details = { ...provider().details, attributes_request_method: method };
    world.configuration.providers = [provider({ details })];

    await world.signIn();

    const [call] = world.provider.calls.filter(({ endpoint }) => endpoint === 'userinfo');
    expect(call).toMatchObject({ method, authorization: 'Bearer provider-access-token' });
  });

  test('works on the custom domain, which is then the callback host', async () => {
    const back = await world.leave({}, CUSTOM_HOST);

    const { location } = await world.browser.go(back);

    expect(back.host).toBe(CUSTOM_HOST);
    expect(location?.searchParams.get('code')).toBeTruthy();
  });

  test('returns tokens in the format of AWS', async () => {
    const { id_token, access_token, refresh_token, ...rest } = await world.tokens();

    const now = Math.floor(world.now / 1000);
    const user = await world.call('cognito-idp:AdminGetUser', { UserPoolId: POOL, Username: 'auth0_auth0|abc123' });
    const sub = (user.UserAttributes as { Name: string; Value: string }[])[0]!.Value;
    const both = {
      sub,
      'cognito:groups': [`${POOL}_Auth0`],
      iss: `https://cognito-idp.eu-central-1.amazonaws.com/${POOL}`,
      origin_jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      auth_time: now,
      iat: now,
    };
    expect(rest).toEqual({ expires_in: 1800, token_type: 'Bearer' });
    expect(refresh_token).toMatch(/^[\w-]{128}$/);
    expect(decodeProtectedHeader(id_token)).toEqual({ alg: 'RS256', kid: expect.any(String) });
    expect(decodeProtectedHeader(access_token).kid).not.toBe(decodeProtectedHeader(id_token).kid);
    expect(decodeJwt(id_token)).toEqual({
      ...both,
      token_use: 'id',
      aud: 'web',
      at_hash: expect.stringMatching(/^[\w-]{22}$/),
      nonce: 'app-nonce',
      'cognito:username': 'auth0_auth0|abc123',
      email: 'ada@shop.example',
      email_verified: false,
      exp: now + 3600,
      identities: [
        {
          dateCreated: String(world.now),
          userId: 'auth0|Abc123',
          providerName: 'Auth0',
          providerType: 'OIDC',
          issuer: null,
          primary: 'true',
        },
      ],
    });
    expect(decodeJwt(access_token)).toEqual({
      ...both,
      token_use: 'access',
      version: 2,
      client_id: 'web',
      scope: 'openid email',
      exp: now + 1800,
      username: 'auth0_auth0|abc123',
    });
  });

  test('keeps the same sub at the second sign-in and updates the mapped claims only', async () => {
    const first = decodeJwt((await world.tokens({ scope: 'openid' })).id_token);
    world.provider.claims = { sub: 'auth0|Abc123', name: 'Ada L.', picture: 'https://x.example/b.png' };

    const second = decodeJwt((await world.tokens({ scope: 'openid' })).id_token);

    expect(second.sub).toBe(first.sub);
    expect(second).toMatchObject({ name: 'Ada L.', nickname: 'Ada L.', email: 'ada@shop.example' });
    expect(second).not.toHaveProperty('picture');
  });

  test('an empty claim replaces the value of an earlier sign-in', async () => {
    await world.tokens({ scope: 'openid profile' });
    world.provider.claims = { ...world.provider.claims, name: '' };

    const second = decodeJwt((await world.tokens({ scope: 'openid profile' })).id_token);

    expect(second.name).toBe('');
    expect(second.email).toBe('ada@shop.example');
  });

  test('keeps the case of the subject in a case-sensitive pool', async () => {
    world.configuration.pools = [pool(POOL, { usernamesAreCaseSensitive: true })];

    const { id_token } = await world.tokens();

    expect(decodeJwt(id_token)['cognito:username']).toBe('Auth0_auth0|Abc123');
  });

  test('returns the verification of an e-mail address if it is mapped', async () => {
    const attributeMapping = { ...provider().attributeMapping, email_verified: 'email_verified' };
    world.configuration.providers = [provider({ attributeMapping })];
    world.provider.claims = { ...world.provider.claims, email_verified: true };

    const { id_token } = await world.tokens();

    expect(decodeJwt(id_token).email_verified).toBe(true);
  });

  test('gives no ID token without the openid scope', async () => {
    const tokens = await world.tokens({ scope: 'aws.cognito.signin.user.admin' });

    expect(tokens).not.toHaveProperty('id_token');
    expect(decodeJwt(tokens.access_token).scope).toBe('aws.cognito.signin.user.admin');
  });

  test('grants all scopes of the client if none are requested', async () => {
    const { access_token } = await world.tokens({ scope: undefined });

    expect(decodeJwt(access_token).scope).toBe('openid email profile aws.cognito.signin.user.admin orders/read');
  });

  test('does not require the second factor of the pool from federated users', async () => {
    world.configuration.settings = { MfaConfiguration: 'ON' };

    const { location } = await world.signIn();

    expect(location?.searchParams.get('code')).toBeTruthy();
  });

  test('logs that the issuer was accepted with another trailing slash', async () => {
    const details = { ...provider().details, oidc_issuer: 'https://tenant.eu.auth0.com' };
    world.configuration.providers = [provider({ details })];

    await world.tokens();

    expect(world.log.filter((line) => line.includes('slash differs'))).toHaveLength(1);
  });

  test('logs no secret and no token', async () => {
    const { access_token, id_token, refresh_token } = await world.tokens();

    const log = world.log.join('\n');
    expect(log).not.toBe('');
    for (const secret of [access_token, id_token, refresh_token, 'auth0-secret', 'provider-access-token', VERIFIER]) {
      expect(log).not.toContain(secret);
    }
  });

  test.each([
    [
      'a required attribute that is not mapped',
      {
        attributes: [
          attribute('email'),
          attribute('name'),
          attribute('nickname'),
          attribute('email_verified', { type: 'Boolean' }),
          attribute('given_name', { required: true }),
        ],
      },
      'attributes required: [given_name]',
    ],
    [
      'an attribute that the schema lacks',
      { attributes: [attribute('email'), attribute('name'), attribute('email_verified', { type: 'Boolean' })] },
      'user.nickname: Attribute does not exist in the schema.\n',
    ],
  ])('refuses the first sign-in over %s', async (_what, more, description) => {
    world.configuration.pools = [pool(POOL, more)];

    const { location } = await world.signIn();

    expect(Object.fromEntries(location!.searchParams)).toEqual({
      error: 'invalid_request',
      error_description: description,
      state: 'app-state',
    });
  });

  test('refuses the second sign-in over a mapped attribute that is immutable', async () => {
    const attributes = pool(POOL).attributes.map((entry) =>
      entry.name === 'email' ? { ...entry, mutable: false } : entry,
    );
    world.configuration.pools = [pool(POOL, { attributes })];
    const first = await world.signIn();

    const second = await world.signIn();

    expect(first.location?.searchParams.get('code')).toBeTruthy();
    expect(second.location?.searchParams.get('error_description')).toBe('user.email: Attribute cannot be updated.\n');
  });

  test('refuses the second sign-in over a mapped attribute that the client may not write', async () => {
    world.configuration.changeClient('web', { writeAttributes: ['name', 'nickname'] });
    const first = await world.signIn();

    const second = await world.signIn();

    expect(first.location?.searchParams.get('code')).toBeTruthy();
    expect(second.location?.searchParams.get('error_description')).toContain('unauthorized attribute');
  });

  test('refuses a disabled user', async () => {
    await world.signIn();
    await world.call('cognito-idp:AdminDisableUser', { UserPoolId: POOL, Username: 'auth0_auth0|abc123' });

    const { location } = await world.signIn();

    expect(location?.searchParams.get('error_description')).toBe('User is disabled.');
  });

  test.each([
    [
      'a username from another claim',
      provider({ attributeMapping: { username: 'email' } }),
      'username of an OIDC user from claim email',
    ],
    [
      'attributes in the userInfo URL',
      provider({ details: { ...provider().details, attributes_url_add_attributes: 'true' } }),
      'attributes_url_add_attributes',
    ],
  ])('reports that %s is not rehearsed', async (_what, given, message) => {
    world.configuration.providers = [given];

    const { status, body } = await world.signIn();

    expect(status).toBe(400);
    expect(body).toContain(`not rehearsed: ${message}`);
    expect(world.log).toContain(`not rehearsed: ${message}`);
  });

  test.each<[string, (world: World) => unknown]>([
    ['whose subject differs by letter case only', (at) => at.signIn()],
    [
      'who is native',
      (at) => at.call('cognito-idp:AdminCreateUser', { UserPoolId: POOL, Username: 'Auth0_auth0|ABC123' }),
    ],
  ])('does not become a user %s', async (_who, before) => {
    await before(world);
    world.provider.claims = { ...world.provider.claims, sub: 'auth0|aBC123' };

    const { status, body } = await world.signIn();

    expect(status).toBe(400);
    expect(body).toContain('not rehearsed: username auth0_auth0|abc123 belongs to another user');
  });

  test('creates a new user for the same person if the provider is renamed', async () => {
    const before = decodeJwt((await world.tokens()).id_token);
    world.configuration.providers = [provider({ name: 'Renamed' })];
    world.configuration.changeClient('web', { identityProviders: ['Renamed'] });

    const after = decodeJwt((await world.tokens({ identity_provider: 'Renamed' })).id_token);

    expect(after['cognito:username']).toBe('renamed_auth0|abc123');
    expect(after.sub).not.toBe(before.sub);
  });
});
