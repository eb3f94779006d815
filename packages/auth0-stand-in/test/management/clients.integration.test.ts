import type { Served } from '../harness';
import { DOMAIN, TERRAFORM, call, managementToken, serve } from '../harness';
import { sdk } from '../sdk';

let served: Served;
beforeEach(async () => {
  served = await serve();
});
afterEach(() => served.close());

const withScopes = async (scopes: readonly string[]) => {
  const control = served.standIn.tenant(DOMAIN);
  control.revokeScopes(TERRAFORM.clientId, TERRAFORM.scopes);
  control.grantScopes(TERRAFORM.clientId, scopes);
  return managementToken(served);
};

describe('clients', () => {
  it('creates an application with the defaults of the real API', async () => {
    const client = await sdk(served).clients.create({ name: 'acme' });

    expect(Object.keys(client).sort()).toEqual([
      'client_id',
      'client_secret',
      'cross_origin_authentication',
      'custom_login_page_on',
      'grant_types',
      'is_first_party',
      'is_token_endpoint_ip_header_trusted',
      'jwt_configuration',
      'name',
      'oidc_conformant',
      'refresh_token',
      'signing_keys',
      'sso_disabled',
    ]);
    expect(client).toMatchObject({
      is_first_party: true,
      is_token_endpoint_ip_header_trusted: false,
      oidc_conformant: false,
      sso_disabled: false,
      cross_origin_authentication: false,
      custom_login_page_on: true,
      grant_types: ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'],
      jwt_configuration: { secret_encoded: false, lifetime_in_seconds: 36_000 },
    });
    expect(client.client_id).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(client.client_secret).toMatch(/^[A-Za-z0-9_-]{64}$/);
  });

  test.each([
    ['no authentication method', {}, 2_592_000, 1_296_000],
    ['client_secret_post', { token_endpoint_auth_method: 'client_secret_post' as const }, 31_557_600, 2_592_000],
    ['a public client', { token_endpoint_auth_method: 'none' as const }, 2_592_000, 1_296_000],
  ])('sets the lifetimes of the refresh tokens of an application with %s', async (_, asked, life, idle) => {
    const client = await sdk(served).clients.create({ name: 'acme', ...asked });

    expect(client.refresh_token).toEqual({
      rotation_type: 'non-rotating',
      expiration_type: 'non-expiring',
      leeway: 0,
      token_lifetime: life,
      infinite_token_lifetime: true,
      infinite_idle_token_lifetime: true,
      idle_token_lifetime: idle,
    });
  });

  it('does not give a public client the grant of confidential clients', async () => {
    const client = await sdk(served).clients.create({ name: 'acme', app_type: 'spa' });

    expect(client.grant_types).toEqual(['authorization_code', 'implicit', 'refresh_token']);
  });

  it('replaces the properties of a change and keeps the rest', async () => {
    const management = sdk(served);
    const { client_id: id = '' } = await management.clients.create({ name: 'acme', description: 'old' });

    const changed = await management.clients.update(id, {
      callbacks: ['https://a.example/b'],
      jwt_configuration: { alg: 'RS256' },
    });

    expect(changed).toMatchObject({ description: 'old', callbacks: ['https://a.example/b'] });
    expect(changed.jwt_configuration).toEqual({ secret_encoded: false, lifetime_in_seconds: 36_000, alg: 'RS256' });
    expect(await management.clients.get(id)).toEqual(changed);
  });

  it('keeps empty values except an empty login URI, and removes metadata that is null', async () => {
    const management = sdk(served);
    const { client_id: id = '' } = await management.clients.create({
      name: 'acme',
      client_metadata: { foo: 'zoo' },
      initiate_login_uri: 'https://a.example/login',
    });

    const body = { description: '', callbacks: [], initiate_login_uri: '', client_metadata: { foo: null } };
    const changed = await call(served, 'PATCH', `/clients/${id}`, body);

    expect(changed.body).toMatchObject({ description: '', callbacks: [], client_metadata: {} });
    expect(changed.body).not.toHaveProperty('initiate_login_uri');
  });

  it('removes a property that is set to null', async () => {
    const { body: client } = await call(served, 'POST', '/clients', { name: 'acme', organization_usage: 'deny' });

    const changed = await call(served, 'PATCH', `/clients/${client.client_id}`, { organization_usage: null });

    expect(changed.status).toBe(200);
    expect(changed.body).not.toHaveProperty('organization_usage');
  });

  test.each(['addons', 'signed_request_object', 'oidc_backchannel_logout', 'token_vault_privileged_access'])(
    'accepts null for %s',
    async (key) => {
      const { body: client } = await call(served, 'POST', '/clients', { name: 'acme', [key]: null });

      expect((await call(served, 'PATCH', `/clients/${client.client_id}`, { [key]: null })).status).toBe(200);
      expect(client).not.toHaveProperty(key);
    },
  );

  test.each([
    ['mobile', { android: { app_package_name: 'a' } }, { ios: { team_id: 'b' } }],
    ['native_social_login', { apple: { enabled: true } }, { google: { enabled: true } }],
    ['session_transfer', { can_create_session_transfer_token: true }, { enforce_device_binding: 'asn' }],
    ['signed_request_object', { required: true }, { credentials: [{ id: 'cred_1' }] }],
  ])('merges a change of %s, and null removes a key of it', async (key, before, change) => {
    const { body: client } = await call(served, 'POST', '/clients', { name: 'acme', [key]: before });
    const patch = async (value: object) =>
      (await call(served, 'PATCH', `/clients/${client.client_id}`, { [key]: value })).body[key];

    expect(await patch(change)).toEqual({ ...before, ...change });
    expect(await patch({ [Object.keys(before)[0] ?? '']: null })).toEqual(change);
  });

  it('returns a JWT configuration without a lifetime if none was sent', async () => {
    const client = await sdk(served).clients.create({ name: 'acme', jwt_configuration: { alg: 'RS256' } });

    expect(client.jwt_configuration).toEqual({ secret_encoded: false, alg: 'RS256' });
  });

  it('returns no secret of an application that authenticates with its own key', async () => {
    const { body: client } = await call(served, 'POST', '/clients', { name: 'acme' });
    const keys = { private_key_jwt: { credentials: [{ id: 'cred_1' }] } };

    const changed = await call(served, 'PATCH', `/clients/${client.client_id}`, {
      client_authentication_methods: keys,
      token_endpoint_auth_method: null,
    });
    const back = await call(served, 'PATCH', `/clients/${client.client_id}`, {
      client_authentication_methods: null,
      token_endpoint_auth_method: 'client_secret_post',
    });

    expect(changed.body.client_authentication_methods).toEqual(keys);
    expect(changed.body).not.toHaveProperty('client_secret');
    expect(back.body.client_secret).toBe(client.client_secret);
  });

  it('returns the requested fields, and always the certificate', async () => {
    const { body: client } = await call(served, 'POST', '/clients', { name: 'acme' });

    const read = await call(served, 'GET', `/clients/${client.client_id}?fields=client_id&include_fields=true`);
    const rest = await call(
      served,
      'GET',
      `/clients/${client.client_id}?fields=name,client_secret&include_fields=false`,
    );

    expect(read.body).toEqual({
      client_id: client.client_id,
      signing_keys: [{ cert: expect.stringContaining('BEGIN') }],
    });
    expect(rest.body).not.toHaveProperty('name');
    expect(rest.body).not.toHaveProperty('client_secret');
    expect(rest.body).toHaveProperty('grant_types');
  });

  test.each([
    [['read:clients'], false],
    [['read:clients', 'read:client_keys'], true],
    [['read:clients', 'read:client_credentials'], true],
  ])('with %p, returns the secret: %p', async (scopes, isShown) => {
    const { body: client } = await call(served, 'POST', '/clients', { name: 'acme' });
    const token = await withScopes(scopes);

    const read = await call(served, 'GET', `/clients/${client.client_id}`, undefined, token);
    const listed = await call(served, 'GET', '/clients?fields=client_id,client_secret', undefined, token);

    expect('client_secret' in read.body).toBe(isShown);
    expect('signing_keys' in read.body).toBe(isShown);
    expect(listed.body.some((entry: object) => 'client_secret' in entry)).toBe(isShown);
  });

  it('sets a given secret only with the scope for it', async () => {
    const { body: client } = await call(served, 'POST', '/clients', { name: 'acme' });
    const secret = 'LongEnoughSecretForAnyone-1234567890';

    const set = await call(served, 'PATCH', `/clients/${client.client_id}`, { client_secret: secret });
    const token = await withScopes(['update:clients']);
    const refused = await call(served, 'PATCH', `/clients/${client.client_id}`, { client_secret: 'x' }, token);

    expect(set.body.client_secret).toBe(secret);
    expect(refused).toMatchObject({ status: 403, body: { errorCode: 'insufficient_scope' } });
    expect(served.standIn.tenant(DOMAIN).applications().at(-1)?.client_secret).toBe(secret);
  });

  it('rotates the secret', async () => {
    const management = sdk(served);
    const client = await management.clients.create({ name: 'acme' });

    const rotated = await management.clients.rotateSecret(client.client_id ?? '');

    expect(rotated.client_secret).toMatch(/^[A-Za-z0-9_-]{64}$/);
    expect(rotated.client_secret).not.toBe(client.client_secret);
  });

  it.each([
    ['at once', 0, [401, 403]],
    ['after a delay, while it accepts the former one', 60_000, [403, 401]],
  ])('accepts a rotated secret %s', async (_, delay, statuses) => {
    const management = sdk(served);
    const { client_id = '', client_secret: former } = await management.clients.create({ name: 'acme' });
    served.standIn.tenant(DOMAIN).delaySecrets(delay);
    const { client_secret: next } = await management.clients.rotateSecret(client_id);

    const answers = [former, next].map(async (client_secret) => {
      const code = { grant_type: 'authorization_code', code: 'none', redirect_uri: 'https://acme.example' };
      const body = new URLSearchParams({ ...code, client_id, client_secret: client_secret ?? '' });
      return (await served.fetch(new URL(`https://${DOMAIN}/oauth/token`), { method: 'POST', body })).status;
    });

    expect(await Promise.all(answers)).toEqual(statuses);
  });

  it('lists by page, with totals if requested', async () => {
    for (const name of ['a', 'b', 'c']) await call(served, 'POST', '/clients', { name });

    const page = await call(served, 'GET', '/clients?per_page=2&page=1&include_totals=true');
    const spas = await call(served, 'GET', '/clients?app_type=spa');

    // The first item is the management application.
    expect(page.body).toMatchObject({ start: 2, limit: 2, total: 4 });
    expect(page.body.clients.map(({ name }: { name: string }) => name)).toEqual(['b', 'c']);
    expect(spas.body).toEqual([]);
  });

  it('lets the SDK read all pages', async () => {
    for (const name of ['a', 'b', 'c']) await call(served, 'POST', '/clients', { name });
    const names: (string | undefined)[] = [];

    for await (const client of await sdk(served).clients.list({ per_page: 2 })) names.push(client.name);

    expect(names.slice(1)).toEqual(['a', 'b', 'c']);
  });

  it('deletes an application with its grants and its entries in connections, and can repeat it', async () => {
    const { body: client } = await call(served, 'POST', '/clients', { name: 'acme' });
    const audience = 'https://api.example';
    await call(served, 'POST', '/resource-servers', { identifier: audience, scopes: [{ value: 'read' }] });
    await call(served, 'POST', '/client-grants', { client_id: client.client_id, audience, scope: ['read'] });
    const control = served.standIn.tenant(DOMAIN);
    control.enableConnection('Username-Password-Authentication', client.client_id, true);

    const first = await call(served, 'DELETE', `/clients/${client.client_id}`);
    const second = await call(served, 'DELETE', `/clients/${client.client_id}`);

    expect([first.status, second.status]).toEqual([204, 204]);
    expect((await call(served, 'GET', `/clients/${client.client_id}`)).status).toBe(404);
    expect((await call(served, 'GET', `/client-grants?client_id=${client.client_id}`)).body).toEqual([]);
    expect(control.connections()[0]?.enabled_clients).toEqual([]);
  });

  test.each([
    ['an unknown property', { name: 'a', colour: 'red' }, `'Additional properties not allowed: colour'`],
    [
      'an unknown nested property',
      { name: 'a', jwt_configuration: { algo: 'RS256' } },
      `'Additional properties not allowed: algo' on property jwt_configuration`,
    ],
    ['no name', { description: 'x' }, `'Missing required property: name'`],
    ['a name of the wrong type', { name: 7 }, `'Expected type string but found type integer' on property name`],
    ['an empty name', { name: '' }, `'String is too short (0 chars), minimum 1' on property name`],
    ['an unknown app type', { name: 'a', app_type: 'web' }, `'No enum match for: "web"' on property app_type`],
    [
      'an unknown grant type',
      { name: 'a', grant_types: ['magic'] },
      `'No enum match for: "magic"' on property grant_types.0`,
    ],
    [
      'a login URI without TLS',
      { name: 'a', initiate_login_uri: 'http://a.example' },
      `'Object didn't pass validation for format absolute-https-uri-or-empty: http://a.example' on property initiate_login_uri`,
    ],
    [
      'a callback that is not a URL',
      { name: 'a', callbacks: ['not a url'] },
      `'Object didn't pass validation for format absolute-uri: not a url' on property callbacks.0`,
    ],
    [
      'a duplicate callback',
      { name: 'a', callbacks: ['https://a.example', 'https://a.example'] },
      `'Array items are not unique (indexes 0 and 1)' on property callbacks`,
    ],
    [
      'an origin with a path',
      { name: 'a', web_origins: ['https://a.example/x'] },
      `'Object didn't pass validation for format origin-url: https://a.example/x' on property web_origins.0`,
    ],
    [
      'a secret at creation',
      { name: 'a', client_secret: 'mine' },
      `'Additional properties not allowed: client_secret'`,
    ],
    ['a client ID', { name: 'a', client_id: 'mine' }, `'Additional properties not allowed: client_id'`],
    ['nothing', null, `'Expected type object but found type null'`],
  ])('refuses %s', async (_, body, detail) => {
    const answer = await call(served, 'POST', '/clients', body);

    expect(answer).toMatchObject({
      status: 400,
      body: {
        statusCode: 400,
        error: 'Bad Request',
        errorCode: 'invalid_body',
        message: `Payload validation error: ${detail}.`,
      },
    });
    expect(served.standIn.tenant(DOMAIN).applications()).toHaveLength(1);
  });

  test.each(['constructor', '__proto__', 'toString', 'none', '..%2F..', '%00'])(
    'returns 404 for the application %p',
    async (id) => {
      const answer = await call(served, 'GET', `/clients/${id}`);

      expect(answer.status).toBe(404);
    },
  );

  it('enables every connection for a new application if the tenant does so, and none otherwise', async () => {
    const management = sdk(served);
    const before = await management.clients.create({ name: 'before' });
    await management.tenants.settings.update({ flags: { enable_client_connections: true } });
    const after = await management.clients.create({ name: 'after' });

    const [connection] = served.standIn.tenant(DOMAIN).connections();

    expect(connection?.enabled_clients).toEqual([after.client_id]);
    expect(connection?.enabled_clients).not.toContain(before.client_id);
  });
});
