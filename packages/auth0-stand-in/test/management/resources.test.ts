import { generateKeyPairSync } from 'node:crypto';
import type { Served } from '../harness';
import { DOMAIN, TERRAFORM, call, sdk, serve } from '../harness';

// Making an RSA key takes longer than all the rest of a test.
jest.mock('../../src/management/signing-key', () => {
  const real = jest.requireActual<typeof import('../../src/management/signing-key')>(
    '../../src/management/signing-key',
  );
  const keys = new Map<string, ReturnType<typeof real.makeSigningKey>>();
  const keyOf = (domain: string) => keys.get(domain) ?? keys.set(domain, real.makeSigningKey(domain)).get(domain);
  return { makeSigningKey: keyOf };
});

let served: Served;
beforeEach(async () => {
  served = await serve();
});
afterEach(() => served.close());

const newClient = async (name = 'acme') => (await call(served, 'POST', '/clients', { name })).body.client_id as string;

describe('client credentials', () => {
  const pem = () =>
    generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' });

  it('are kept with the id of their key, and without their PEM', async () => {
    const id = await newClient();
    const management = sdk(served);

    const made = await management.clients.credentials.create(id, {
      credential_type: 'public_key',
      name: 'k',
      pem: String(pem()),
    });
    const listed = await management.clients.credentials.list(id);

    expect(made).toMatchObject({
      id: expect.stringMatching(/^cred_/),
      alg: 'RS256',
      kid: expect.any(String),
      name: 'k',
    });
    expect(made).not.toHaveProperty('pem');
    expect(listed).toEqual([made]);
    expect(await management.clients.credentials.get(id, made.id ?? '')).toEqual(made);
  });

  it('are changed and deleted', async () => {
    const id = await newClient();
    const { body } = await call(served, 'POST', `/clients/${id}/credentials`, {
      credential_type: 'public_key',
      pem: pem(),
    });

    const changed = await call(served, 'PATCH', `/clients/${id}/credentials/${body.id}`, {
      expires_at: '2040-01-01T00:00:00Z',
    });
    const deleted = await call(served, 'DELETE', `/clients/${id}/credentials/${body.id}`);

    expect(changed.body.expires_at).toBe('2040-01-01T00:00:00.000Z');
    expect(deleted.status).toBe(204);
    expect((await call(served, 'GET', `/clients/${id}/credentials?include_totals=true&per_page=50`)).body).toEqual([]);
    expect((await call(served, 'GET', `/clients/${id}/credentials/${body.id}`)).body.errorCode).toBe(
      'inexistent_credential',
    );
  });

  test.each([
    ['no key', { credential_type: 'public_key' }],
    ['what is no key', { credential_type: 'public_key', pem: 'abc' }],
    ['a date that is none', { credential_type: 'cert_subject_dn', subject_dn: 'CN=a', expires_at: 'soon' }],
  ])('are refused for %s', async (_, body) => {
    const id = await newClient();

    const answer = await call(served, 'POST', `/clients/${id}/credentials`, body);

    expect(answer).toMatchObject({ status: 400, body: { errorCode: 'invalid_body' } });
  });

  it('cannot go with a secret', async () => {
    const id = await newClient();
    await call(served, 'PATCH', `/clients/${id}`, { token_endpoint_auth_method: 'client_secret_post' });

    const both = await call(served, 'PATCH', `/clients/${id}`, {
      client_authentication_methods: { private_key_jwt: { credentials: [] } },
    });
    const instead = await call(served, 'PATCH', `/clients/${id}`, {
      token_endpoint_auth_method: null,
      client_authentication_methods: { private_key_jwt: { credentials: [] } },
    });

    expect(both.status).toBe(400);
    expect(instead.body).not.toHaveProperty('token_endpoint_auth_method');
  });
});

describe('connections', () => {
  it('are made with the settings of a new database, and no application enabled', async () => {
    const connection = await sdk(served).connections.create({ name: 'people', strategy: 'auth0' });

    expect(connection).toMatchObject({
      id: expect.stringMatching(/^con_[A-Za-z0-9]{16}$/),
      enabled_clients: [],
      realms: ['people'],
      is_domain_connection: false,
      authentication: { active: true },
      connected_accounts: { active: false },
    });
    expect(Object.keys(connection.options ?? {}).sort()).toEqual([
      'authentication_methods',
      'brute_force_protection',
      'mfa',
      'passkey_options',
      'passwordPolicy',
      'strategy_version',
    ]);
  });

  it('are enabled and disabled one application at a time', async () => {
    const [one, two] = [await newClient('one'), await newClient('two')];
    const management = sdk(served);
    const { id = '' } = await management.connections.create({ name: 'people', strategy: 'auth0' });

    await management.connections.clients.update(id, [{ client_id: one, status: true }]);
    await management.connections.clients.update(id, [{ client_id: two, status: true }]);
    const both = await call(served, 'GET', `/connections/${id}/clients`);
    await management.connections.clients.update(id, [{ client_id: one, status: false }]);

    expect(both.body).toEqual({ clients: [{ client_id: one }, { client_id: two }] });
    expect((await management.connections.get(id)).enabled_clients).toEqual([two]);
    expect((await call(served, 'GET', `/clients/${two}/connections`)).body.connections).toMatchObject([{ id }]);
  });

  it('are listed from a checkpoint', async () => {
    const connection = (await call(served, 'POST', '/connections', { name: 'people', strategy: 'auth0' })).body;
    for (const name of ['a', 'b', 'c']) {
      await call(served, 'PATCH', `/connections/${connection.id}/clients`, [
        { client_id: await newClient(name), status: true },
      ]);
    }

    const first = await call(served, 'GET', `/connections/${connection.id}/clients?take=2`);
    const second = await call(served, 'GET', `/connections/${connection.id}/clients?take=2&from=${first.body.next}`);

    expect(first.body.clients).toHaveLength(2);
    expect(second.body.clients).toHaveLength(1);
    expect(second.body).not.toHaveProperty('next');
  });

  it('keep what a read of chosen fields always tells', async () => {
    const { body } = await call(served, 'POST', '/connections', { name: 'people', strategy: 'auth0' });

    const read = await call(served, 'GET', `/connections/${body.id}?fields=strategy,name&include_fields=true`);

    expect(Object.keys(read.body).sort()).toEqual([
      'authentication',
      'connected_accounts',
      'id',
      'is_domain_connection',
      'name',
      'strategy',
    ]);
  });

  it('are deleted with the time of it', async () => {
    const { body } = await call(served, 'POST', '/connections', { name: 'people', strategy: 'auth0' });

    const deleted = await call(served, 'DELETE', `/connections/${body.id}`);

    expect(deleted).toMatchObject({ status: 202, body: { deleted_at: expect.stringMatching(/^\d{4}-/) } });
    expect((await call(served, 'GET', `/connections/${body.id}`)).status).toBe(404);
  });

  test.each([
    ['a name that is taken', { name: 'Username-Password-Authentication', strategy: 'auth0' }, 409],
    ['a name with a space', { name: 'a b', strategy: 'auth0' }, 400],
    ['no strategy', { name: 'people' }, 400],
    ['an unknown application', { name: 'people', strategy: 'auth0', enabled_clients: ['nobody'] }, 404],
  ])('are refused for %s', async (_, body, status) => {
    const answer = await call(served, 'POST', '/connections', body);

    expect(answer.status).toBe(status);
    expect(served.standIn.tenant(DOMAIN).connections()).toHaveLength(1);
  });
});

describe('client grants and resource servers', () => {
  it('open an API to an application, once', async () => {
    const client_id = await newClient();
    const management = sdk(served);
    const api = await management.resourceServers.create({
      identifier: 'https://api.example',
      name: 'API',
      scopes: [{ value: 'read' }],
    });
    const asked = { client_id, audience: 'https://api.example', scope: ['read'] };

    const grant = await management.clientGrants.create(asked);
    const again = await call(served, 'POST', '/client-grants', asked);
    const updated = await management.clientGrants.update(grant.id ?? '', { scope: [] });

    expect(api).toMatchObject({
      signing_alg: 'RS256',
      token_lifetime: 86_400,
      is_system: false,
      token_dialect: 'access_token',
    });
    expect(grant).toMatchObject({ id: expect.stringMatching(/^cgr_/), ...asked });
    expect(again.status).toBe(409);
    expect(updated.scope).toEqual([]);
  });

  it('are found by identifier, and deleted together', async () => {
    const client_id = await newClient();
    const identifier = 'https://api.example/v1';
    await call(served, 'POST', '/resource-servers', { identifier, scopes: [{ value: 'read' }] });
    await call(served, 'POST', '/client-grants', { client_id, audience: identifier, scope: ['read'] });

    const path = `/resource-servers/${encodeURIComponent(identifier)}`;
    const found = await call(served, 'GET', path);
    const deleted = await call(served, 'DELETE', path);

    expect(found.body.identifier).toBe(identifier);
    expect(deleted.status).toBe(204);
    expect((await call(served, 'GET', `/client-grants?client_id=${client_id}`)).body).toEqual([]);
  });

  it('refuse scopes that the API lacks, unknown parties, and changes to the Management API itself', async () => {
    const client_id = await newClient();
    const audience = `https://${DOMAIN}/api/v2/`;

    const scope = await call(served, 'POST', '/client-grants', { client_id, audience, scope: ['read:minds'] });
    const nobody = await call(served, 'POST', '/client-grants', { client_id: 'nobody', audience, scope: [] });
    const nothing = await call(served, 'POST', '/client-grants', {
      client_id,
      audience: 'https://none.example',
      scope: [],
    });
    const system = await call(served, 'DELETE', `/resource-servers/${encodeURIComponent(audience)}`);

    expect([scope.status, nobody.status, nothing.status, system.status]).toEqual([400, 404, 404, 400]);
  });

  it('give an application tokens for its API', async () => {
    const { body: client } = await call(served, 'POST', '/clients', { name: 'machine', app_type: 'non_interactive' });
    const audience = 'https://api.example';
    await call(served, 'POST', '/resource-servers', {
      identifier: audience,
      scopes: [{ value: 'read' }],
      token_lifetime: 60,
    });
    const ask = () =>
      served.fetch(`https://${DOMAIN}/oauth/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: client.client_id,
          client_secret: client.client_secret,
          audience,
        }),
      });

    const before = await ask();
    await call(served, 'POST', '/client-grants', { client_id: client.client_id, audience, scope: ['read'] });
    const after = await ask();

    expect(before.status).toBe(403);
    expect(await after.json()).toMatchObject({ scope: 'read', expires_in: 60 });
  });
});

describe('tenant settings', () => {
  it('merge flags, remove nulls and keep the rest', async () => {
    const first = await call(served, 'PATCH', '/tenants/settings', {
      friendly_name: 'Acme',
      flags: { no_disclose_enterprise_connections: false },
      mtls: { enable_endpoint_aliases: true },
    });
    const second = await call(served, 'PATCH', '/tenants/settings', { mtls: null, acr_values_supported: null });
    const read = await call(served, 'GET', '/tenants/settings');

    expect(first.body).toMatchObject({ mtls: { enable_endpoint_aliases: true }, flags: { enable_sso: true } });
    expect(second.body).not.toHaveProperty('mtls');
    expect(read.body).toMatchObject({ friendly_name: 'Acme', sandbox_versions_available: ['22', '18'] });
    expect(read.body.flags).not.toHaveProperty('enforce_client_authentication_on_passwordless_start');
    expect(second.body.flags.enforce_client_authentication_on_passwordless_start).toBe(true);
  });

  it('refuse a flag nobody knows', async () => {
    const answer = await call(served, 'PATCH', '/tenants/settings', { flags: { enable_magic: true } });

    expect(answer.body.message).toContain(`'Additional properties not allowed: enable_magic' on property flags`);
  });
});

describe('custom domains', () => {
  it('become hosts of the tenant once verified', async () => {
    const { body: made } = await call(served, 'POST', '/custom-domains', {
      domain: 'login.acme.example',
      type: 'auth0_managed_certs',
    });
    const before = served.standIn.hosts();

    const verified = await call(served, 'POST', `/custom-domains/${made.custom_domain_id}/verify`);

    expect(made).toMatchObject({ status: 'pending_verification', verification: { methods: [{ name: 'cname' }] } });
    expect(before).toEqual([DOMAIN]);
    expect(verified.body.status).toBe('ready');
    expect(served.standIn.hosts()).toEqual([DOMAIN, 'login.acme.example']);
    expect((await call(served, 'DELETE', `/custom-domains/${made.custom_domain_id}`)).status).toBe(204);
    expect(served.standIn.hosts()).toEqual([DOMAIN]);
  });

  it('have no Management API', async () => {
    const { body } = await call(served, 'POST', '/custom-domains', {
      domain: 'login.acme.example',
      type: 'auth0_managed_certs',
    });
    await call(served, 'POST', `/custom-domains/${body.custom_domain_id}/verify`);

    const answer = await served.fetch('https://login.acme.example/api/v2/clients');

    expect(answer.status).toBe(404);
  });

  it('are unique', async () => {
    const body = { domain: 'login.acme.example', type: 'auth0_managed_certs' };
    await call(served, 'POST', '/custom-domains', body);

    const again = await call(served, 'POST', '/custom-domains', body);

    expect(again.status).toBe(409);
  });
});

describe('actions', () => {
  const asked = {
    name: 'claims',
    supported_triggers: [{ id: 'post-login' as const, version: 'v3' }],
    code: 'exports.onExecutePostLogin = async () => {};',
    secrets: [{ name: 'KEY', value: 'hush' }],
  };

  it('are made, deployed and bound, and never tell their secrets', async () => {
    const management = sdk(served);
    const action = await management.actions.create(asked);
    const tooEarly = await call(served, 'PATCH', '/actions/triggers/post-login/bindings', {
      bindings: [{ ref: { type: 'action_id', value: action.id }, display_name: 'claims' }],
    });

    const version = await management.actions.deploy(action.id ?? '');
    await management.actions.triggers.bindings.updateMany('post-login', {
      bindings: [{ ref: { type: 'action_id', value: action.id ?? '' }, display_name: 'claims' }],
    });
    const read = await call(served, 'GET', `/actions/actions/${action.id}`);
    const bindings = await call(served, 'GET', '/actions/triggers/post-login/bindings');

    expect(tooEarly.status).toBe(400);
    expect(version).toMatchObject({ number: 1, status: 'built', deployed: true });
    expect(read.body).toMatchObject({ all_changes_deployed: true, deployed_version: { id: version.id } });
    expect(JSON.stringify([action, version, read.body, bindings.body])).not.toContain('hush');
    expect(bindings.body).toMatchObject({
      total: 1,
      bindings: [{ display_name: 'claims', action: { id: action.id } }],
    });
  });

  it('have versions, of which an older one can be deployed again', async () => {
    const { body: action } = await call(served, 'POST', '/actions/actions', { ...asked, deploy: true });
    await call(served, 'PATCH', `/actions/actions/${action.id}`, { code: 'changed' });
    await call(served, 'POST', `/actions/actions/${action.id}/deploy`);
    const { body: listed } = await call(served, 'GET', `/actions/actions/${action.id}/versions`);

    await call(served, 'POST', `/actions/actions/${action.id}/versions/${listed.versions[1].id}/deploy`);

    const read = await call(served, 'GET', `/actions/actions/${action.id}`);
    expect(listed).toMatchObject({
      total: 2,
      versions: [
        { number: 2, deployed: true },
        { number: 1, deployed: false },
      ],
    });
    expect(read.body).toMatchObject({ code: asked.code, deployed_version: { number: 3 } });
  });

  it('are not deleted while bound, unless forced', async () => {
    const { body: action } = await call(served, 'POST', '/actions/actions', { ...asked, deploy: true });
    await call(served, 'PATCH', '/actions/triggers/post-login/bindings', {
      bindings: [{ ref: { type: 'action_name', value: 'claims' } }],
    });

    const refused = await call(served, 'DELETE', `/actions/actions/${action.id}`);
    const forced = await call(served, 'DELETE', `/actions/actions/${action.id}?force=true`);

    expect([refused.status, forced.status]).toEqual([400, 204]);
    expect((await call(served, 'GET', '/actions/triggers/post-login/bindings')).body.bindings).toEqual([]);
  });

  it('belong to triggers that exist', async () => {
    const action = await call(served, 'POST', '/actions/actions', {
      ...asked,
      supported_triggers: [{ id: 'on-lunch' }],
    });
    const trigger = await call(served, 'GET', '/actions/triggers/on-lunch/bindings');

    expect([action.status, trigger.status]).toEqual([400, 404]);
  });
});

describe('branding and attack protection', () => {
  it('are changed in part', async () => {
    await call(served, 'PATCH', '/branding', {
      logo_url: 'https://acme.example/logo.png',
      colors: { primary: '#112233' },
    });
    await call(served, 'PATCH', '/branding', { logo_url: null });
    await call(served, 'PATCH', '/attack-protection/suspicious-ip-throttling', {
      stage: { 'pre-login': { max_attempts: 7, rate: 1 } },
    });

    const branding = await call(served, 'GET', '/branding');
    const throttling = await call(served, 'GET', '/attack-protection/suspicious-ip-throttling');

    expect(branding.body).toEqual({ colors: { primary: '#112233' } });
    expect(throttling.body).toMatchObject({
      enabled: true,
      stage: { 'pre-login': { max_attempts: 7 }, 'pre-user-registration': { max_attempts: 50 } },
    });
  });

  it('never tell the keys of captcha providers', async () => {
    const changed = await call(served, 'PATCH', '/attack-protection/captcha', {
      hcaptcha: { site_key: 'open', secret: 'hush' },
    });

    expect(changed.body.hcaptcha).toEqual({ site_key: 'open' });
    expect(JSON.stringify((await call(served, 'GET', '/attack-protection/captcha')).body)).not.toContain('hush');
  });

  test.each([
    'brute-force-protection',
    'breached-password-detection',
    'suspicious-ip-throttling',
    'bot-detection',
    'captcha',
  ])('%s has settings and refuses unknown ones', async (name) => {
    const read = await call(served, 'GET', `/attack-protection/${name}`);
    const refused = await call(served, 'PATCH', `/attack-protection/${name}`, { magic: true });

    expect(Object.keys(read.body).length).toBeGreaterThan(0);
    expect(refused.status).toBe(400);
  });
});

describe('users', () => {
  const connection = 'Username-Password-Authentication';

  it('are created, read, changed and deleted, and never tell their password', async () => {
    const management = sdk(served);

    const user = await management.users.create({ connection, email: 'jo@acme.example', password: 'Sesame-1' });
    const id = user.user_id ?? '';
    await management.users.update(id, { given_name: 'Jo', user_metadata: { shoe: 43 } });
    const read = await call(served, 'GET', `/users/${encodeURIComponent(id)}`);
    const byEmail = await call(served, 'GET', '/users-by-email?email=JO@acme.example');
    await management.users.delete(id);

    expect(id).toMatch(/^auth0\|[0-9a-f]{24}$/);
    expect(read.body).toMatchObject({
      given_name: 'Jo',
      user_metadata: { shoe: 43 },
      email_verified: false,
      identities: [{ provider: 'auth0', connection }],
    });
    expect(JSON.stringify([user, read.body])).not.toMatch(/password|Sesame/);
    expect(byEmail.body).toHaveLength(1);
    expect((await call(served, 'GET', `/users/${encodeURIComponent(id)}`)).body.errorCode).toBe('inexistent_user');
  });

  test.each([
    ['an address that is taken', { connection, email: 'JO@acme.example', password: 'x' }, 409],
    ['an unknown connection', { connection: 'none', email: 'a@acme.example', password: 'x' }, 404],
    ['no password', { connection, email: 'a@acme.example' }, 400],
    ['no address', { connection, password: 'x' }, 400],
    ['what is no address', { connection, email: 'a', password: 'x' }, 400],
  ])('are refused for %s', async (_, body, status) => {
    served.standIn.tenant(DOMAIN).seedUser({ email: 'jo@acme.example', password: 'x' });

    const answer = await call(served, 'POST', '/users', body);

    expect(answer.status).toBe(status);
  });

  it('have to verify a changed address', async () => {
    const { user_id: id } = served.standIn.tenant(DOMAIN).seedUser({ email: 'jo@acme.example', password: 'x' });

    const changed = await call(served, 'PATCH', `/users/${encodeURIComponent(id)}`, { email: 'joe@acme.example' });

    expect(changed.body).toMatchObject({ email: 'joe@acme.example', email_verified: false });
  });
});

describe('control', () => {
  it('logs requests without anything secret', async () => {
    const control = served.standIn.tenant(DOMAIN);
    control.clearRequests();

    await call(served, 'GET', '/clients?fields=name');

    expect(control.requests()).toMatchObject([
      { host: DOMAIN, method: 'POST', path: '/oauth/token', status: 200 },
      { host: DOMAIN, method: 'GET', path: '/api/v2/clients', status: 200 },
    ]);
    expect(JSON.stringify(control.requests())).not.toMatch(/secret|Bearer|fields/);
  });

  it('refuses names that are not there', () => {
    const control = served.standIn.tenant(DOMAIN);

    expect(() => served.standIn.tenant('none.eu.auth0.com')).toThrow(
      expect.objectContaining({ code: 'ERR_AUTH0_STAND_IN_UNKNOWN_TENANT' }),
    );
    expect(() => control.rotateSecret('nobody')).toThrow(
      expect.objectContaining({ code: 'ERR_AUTH0_STAND_IN_UNKNOWN_CLIENT' }),
    );
    expect(() => control.revokeScopes('nobody', [])).toThrow(
      expect.objectContaining({ code: 'ERR_AUTH0_STAND_IN_UNKNOWN_CLIENT' }),
    );
    expect(() => control.enableConnection('none', TERRAFORM.clientId, true)).toThrow(
      expect.objectContaining({ code: 'ERR_AUTH0_STAND_IN_UNKNOWN_CONNECTION' }),
    );
    expect(() => control.seedUser({ email: 'a@b.example', password: 'x', connection: 'none' })).toThrow(
      expect.objectContaining({ code: 'ERR_AUTH0_STAND_IN_UNKNOWN_CONNECTION' }),
    );
  });

  it('seeds a person again under the same id', () => {
    const control = served.standIn.tenant(DOMAIN);
    const first = control.seedUser({ email: 'jo@acme.example', password: 'x' });

    const second = control.seedUser({ email: 'Jo@acme.example', password: 'y', givenName: 'Jo' });

    expect(second).toMatchObject({ user_id: first.user_id, given_name: 'Jo' });
  });
});
