import { Auth0Api } from '../src/api';
import { resolveSettings } from '../src/settings';
import { APPLICATION, APPLICATION_AND_CREDENTIALS } from './configurations';
import { CLIENT_ID, OTHER_DOMAIN, startOffline, type Offline } from './offline';

jest.setTimeout(180_000);

const CREDENTIALS = 'auth0_client_credentials.cognito';
const CLIENT = 'auth0_client.cognito';

const secretOf = (offline: Offline, name = 'acme-dev-cognito') =>
  offline.tenant.applications().find((application) => application.name === name)?.client_secret;

describe('the offline provider under the real Terraform', () => {
  let offline: Offline;

  beforeEach(async () => {
    offline = await startOffline();
  });

  afterEach(() => offline.close());

  it('validates a stack of any resource type without a call to the tenant', async () => {
    await offline.stack.configure(`${APPLICATION}
      resource "auth0_email_provider" "mail" {
        name                 = "smtp"
        default_from_address = "no-reply@acme.example"
        credentials {}
      }`);

    const run = await offline.stack.terraform('validate');

    expect(run).toMatchObject({ code: 0 });
    expect(offline.tenant.requests()).toEqual([]);
  });

  it('checks the credentials in a plan if the stack reads the tenant', async () => {
    await offline.stack.configure(`provider "auth0" { client_secret = "wrong" }\ndata "auth0_tenant" "this" {}`);

    const run = await offline.stack.terraform('plan');

    expect(run.code).toBe(1);
    expect(run.output).toMatch(/401|403/);
    expect(run.output).toContain('data.auth0_tenant.this');
  });

  it('refuses everything that it does not support in a plan, all at once, and prints a fix', async () => {
    await offline.stack.configure(`
      resource "auth0_role" "this" { name = "admin" }
      resource "auth0_client" "this" {
        name = "acme"
        addons {
          samlp {}
        }
      }
      data "auth0_pages" "this" {}`);

    const run = await offline.stack.terraform('plan');

    expect(run.code).toBe(1);
    for (const what of ['auth0_role.this', 'addons', 'data.auth0_pages.this']) expect(run.output).toContain(what);
    expect(run.output.match(/--provider registry/g)).toHaveLength(3);
    expect(run.output).not.toContain('crash');
  });

  it('refuses invalid values at validation, all at once', async () => {
    const wrong = [
      APPLICATION.replace('"regular_web"', '"webapp"'),
      APPLICATION.replace('"RS256"', '"none"'),
      APPLICATION.replace(/(initiate_login_uri += )"https/, '$1"http'),
      APPLICATION_AND_CREDENTIALS.replace('"client_secret_post"', '"basic"'),
      `resource "auth0_client_credentials" "this" {
        client_id     = "x"
        client_secret = "y"
        private_key_jwt {
          credentials {
            credential_type = "public_key"
            pem             = "z"
          }
        }
      }`,
    ];
    const named = wrong.map((text, index) =>
      text.replaceAll(/"cognito"|auth0_client\.cognito/g, (name) => name.replace('cognito', `cognito_${index}`)),
    );
    await offline.stack.configure(named.join('\n'));

    const run = await offline.stack.terraform('validate');

    expect(run.code).toBe(1);
    const output = run.output.replace(/[\s│]+/g, ' ');
    for (const text of [
      'expected app_type to be one of ["native" "spa"',
      'expected jwt_configuration.0.alg to be one of',
      'schema of: "https"',
      'expected authentication_method to be one of',
      'conflicts with',
    ])
      expect(output).toContain(text);
  });

  it('changes an application in place, and detects changes outside Terraform', async () => {
    await offline.stack.configure(APPLICATION_AND_CREDENTIALS);
    await offline.stack.apply();
    const id = (await offline.stack.state(CLIENT))?.client_id;
    await offline.stack.configure(
      APPLICATION_AND_CREDENTIALS.replaceAll('app.dev.acme.example', 'www.dev.acme.example'),
    );

    const planned = await offline.stack.plan();
    await offline.stack.apply();
    const clean = await offline.stack.isClean();
    await withApi(offline, (api) => api.patch(`clients/${String(id)}`, { description: 'by hand' }));
    const drifted = await offline.stack.plan();

    const change = planned.resource_changes.find(({ address }) => address === CLIENT)?.change;
    expect(change?.actions).toEqual(['update']);
    expect(change?.after?.client_id).toBe(id);
    expect(clean).toBe(true);
    const drift = drifted.resource_drift?.find(({ address }) => address === CLIENT)?.change;
    expect(drift?.after?.description).toBe('by hand');
    expect(drifted.resource_changes.find(({ address }) => address === CLIENT)?.change.actions).toEqual(['update']);
    expect(offline.tenant.applications().find(({ client_id }) => client_id === id)?.web_origins).toEqual([
      'https://www.dev.acme.example',
    ]);
  });

  it('replaces credentials when their application is replaced', async () => {
    await offline.stack.configure(APPLICATION_AND_CREDENTIALS);
    await offline.stack.apply();

    const planned = await offline.stack.plan(`-replace=${CLIENT}`);

    const change = planned.resource_changes.find(({ address }) => address === CREDENTIALS)?.change;
    expect(change?.actions).toEqual(['delete', 'create']);
    expect(change?.replace_paths).toEqual([['client_id']]);
    expect(change?.after_unknown).toMatchObject({ client_id: true, client_secret: true, id: true });
  });

  it('replaces an application if its secret gets another encoding', async () => {
    await offline.stack.configure(APPLICATION);
    await offline.stack.apply();
    await offline.stack.configure(APPLICATION.replace('alg = "RS256"', 'alg = "RS256"\n    secret_encoded = true'));

    const planned = await offline.stack.plan();

    const change = planned.resource_changes.find(({ address }) => address === CLIENT)?.change;
    expect(change?.actions).toEqual(['delete', 'create']);
    expect(change?.replace_paths).toEqual([['jwt_configuration', 0, 'secret_encoded']]);
  });

  it('stops before any use of the secret if the scope to read it is lost', async () => {
    offline.tenant.revokeScopes(CLIENT_ID, ['read:client_keys', 'read:client_credentials']);
    await offline.stack.configure(APPLICATION_AND_CREDENTIALS);

    const run = await offline.stack.terraform('apply', '-auto-approve');

    expect(run.code).toBe(1);
    expect(run.output).toContain('Auth0 did not return');
    expect((await offline.stack.state(CREDENTIALS))?.client_secret).toBe('');
  });

  it('reports which scope is missing, and keeps the created objects', async () => {
    offline.tenant.revokeScopes(CLIENT_ID, ['read:clients', 'read:client_keys']);
    await offline.stack.configure(APPLICATION);

    const run = await offline.stack.terraform('apply', '-auto-approve');
    const made = await offline.stack.state(CLIENT);

    expect(run.code).toBe(1);
    expect(run.output.replace(/[\s│]+/g, ' ')).toContain('Insufficient scope');
    expect(offline.tenant.applications().map(({ client_id }) => client_id)).toContain(made?.id);
  });

  it('detects a secret that was rotated outside Terraform in a refresh', async () => {
    await offline.stack.configure(APPLICATION_AND_CREDENTIALS);
    await offline.stack.apply();
    const id = String((await offline.stack.state(CLIENT))?.client_id);
    const rotated = offline.tenant.rotateSecret(id);

    const planned = await offline.stack.plan();
    await offline.stack.apply();

    const drift = planned.resource_drift?.find(({ address }) => address === CREDENTIALS);
    expect(drift?.change.after?.client_secret).toBe(rotated);
    expect((await offline.stack.state(CREDENTIALS))?.client_secret).toBe(rotated);
  });

  it('plans objects again that were deleted outside Terraform', async () => {
    await offline.stack.configure(APPLICATION_AND_CREDENTIALS);
    await offline.stack.apply();
    const id = String((await offline.stack.state(CLIENT))?.client_id);
    await withApi(offline, (api) => api.delete(`clients/${id}`));

    const planned = await offline.stack.plan();

    expect(planned.resource_changes.map(({ change }) => change.actions.join())).toEqual(
      expect.arrayContaining(['create', 'create']),
    );
  });

  it('imports an application and its credentials without changes afterwards', async () => {
    await offline.stack.configure(APPLICATION_AND_CREDENTIALS);
    await offline.stack.apply();
    const id = String((await offline.stack.state(CLIENT))?.client_id);
    await offline.stack.forget(CLIENT, CREDENTIALS);
    await offline.stack.configure(`${APPLICATION_AND_CREDENTIALS}
      import {
        to = ${CLIENT}
        id = "${id}"
      }
      import {
        to = ${CREDENTIALS}
        id = "${id}"
      }`);

    const run = await offline.stack.apply();

    expect(run.output).toContain('2 imported, 0 added, 0 changed, 0 destroyed');
  });

  it('leaves nothing behind after a destroy', async () => {
    const before = offline.tenant.applications().length;
    await offline.stack.configure(APPLICATION_AND_CREDENTIALS);
    await offline.stack.apply();

    const run = await offline.stack.terraform('destroy', '-auto-approve');

    expect(run).toMatchObject({ code: 0 });
    expect(offline.tenant.applications()).toHaveLength(before);
  });

  it('keeps two tenants of one stack separate', async () => {
    await offline.stack.configure(`
      provider "auth0" {}
      provider "auth0" {
        alias  = "partner"
        domain = "http://${OTHER_DOMAIN}/"
      }
      resource "auth0_client" "ours" { name = "ours" }
      resource "auth0_client" "theirs" {
        provider = auth0.partner
        name     = "theirs"
      }`);

    await offline.stack.apply();

    const names = (domain: string) =>
      offline.standIn
        .tenant(domain)
        .applications()
        .map(({ name }) => name);
    expect(names(offline.tenant.domain)).toContain('ours');
    expect(names(offline.tenant.domain)).not.toContain('theirs');
    expect(names(OTHER_DOMAIN)).toContain('theirs');
    expect(offline.host.asked.every((host) => host.endsWith(':443'))).toBe(true);
  });

  it('reads applications and connections that are not in the state', async () => {
    await offline.stack.configure(`${APPLICATION_AND_CREDENTIALS}
      data "auth0_client" "byId" { client_id = auth0_client_credentials.cognito.client_id }
      data "auth0_client" "byName" {
        name       = "acme-dev-cognito"
        depends_on = [auth0_client_credentials.cognito]
      }
      data "auth0_connection" "people" { name = "Username-Password-Authentication" }
      output "same" { value = data.auth0_client.byId.id == data.auth0_client.byName.client_id }
      output "secret" {
        value     = data.auth0_client.byId.client_secret
        sensitive = true
      }
      output "strategy" { value = data.auth0_connection.people.strategy }
      output "alg" { value = data.auth0_client.byName.jwt_configuration[0].alg }`);

    await offline.stack.apply();
    const run = await offline.stack.terraform('output', '-json');

    const outputs = JSON.parse(run.output) as Record<string, { value: unknown }>;
    const values = Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
    expect(values).toEqual({
      same: true,
      secret: secretOf(offline),
      strategy: 'auth0',
      alg: 'RS256',
    });
  });

  it('reports the name of an object that was not found', async () => {
    await offline.stack.configure('data "auth0_connection" "none" { name = "nobody" }');

    const run = await offline.stack.terraform('plan');

    expect(run.output).toContain('No connection with "name" = "nobody" found');
  });
});

/** Changes the tenant through its API, outside Terraform. */
async function withApi({ environment }: Offline, change: (api: Auth0Api) => Promise<unknown>): Promise<void> {
  const api = new Auth0Api(resolveSettings({}, environment), environment);
  await change(api);
  await api.close();
}
