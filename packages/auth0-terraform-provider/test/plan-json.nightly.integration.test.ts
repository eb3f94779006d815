import { APPLICATION, APPLICATION_AND_CREDENTIALS } from './configurations';
import { startOffline, type Offline } from './offline';
import type { PlanJson } from './terraform';

jest.setTimeout(120_000);

const CLIENT = 'auth0_client.cognito';
const changeOf = (plan: PlanJson, address: string) =>
  plan.resource_changes.find((found) => found.address === address)?.change;

/** The plan of the real provider 1.38.0 for an application with only a name: every other attribute by name. */
const BARE_APPLICATION = {
  null: [
    ...['allowed_clients', 'allowed_logout_urls', 'allowed_origins', 'app_type', 'client_aliases', 'client_metadata'],
    ...[
      'compliance_level',
      'cross_origin_auth',
      'cross_origin_loc',
      'custom_login_page',
      'description',
      'encryption_key',
    ],
    ...[
      'form_template',
      'initiate_login_uri',
      'logo_uri',
      'organization_discovery_methods',
      'require_proof_of_possession',
    ],
    ...['require_pushed_authorization_requests', 'resource_server_identifier'],
    ...['skip_non_verifiable_callback_uri_confirmation_prompt', 'sso', 'sso_disabled', 'web_origins'],
  ],
  empty: ['addons', 'session_transfer', 'token_exchange', 'token_quota'],
  unknownAttributes: [
    ...['async_approval_notification_channels', 'callbacks', 'client_id', 'custom_login_page_on', 'grant_types', 'id'],
    ...['is_first_party', 'is_token_endpoint_ip_header_trusted', 'oidc_backchannel_logout_urls', 'oidc_conformant'],
    ...['organization_require_behavior', 'organization_usage', 'signing_keys'],
  ],
  unknownBlocks: [
    ...['default_organization', 'express_configuration', 'jwt_configuration', 'mobile', 'native_social_login'],
    ...['oidc_logout', 'refresh_token'],
  ],
};

const all = (names: readonly string[], value: unknown) => Object.fromEntries(names.map((name) => [name, value]));

/** The same for the application of the federation, if it differs. */
const FEDERATED = {
  name: 'acme-dev-cognito',
  description: 'Cognito user pool acme-dev',
  app_type: 'regular_web',
  oidc_conformant: true,
  callbacks: ['https://acme-dev-login.auth.eu-central-1.amazoncognito.com/oauth2/idpresponse'],
  allowed_logout_urls: ['https://app.dev.acme.example/'],
  allowed_origins: ['https://app.dev.acme.example'],
  web_origins: ['https://app.dev.acme.example'],
  grant_types: ['authorization_code', 'refresh_token'],
  initiate_login_uri: 'https://acme-dev-login.auth.eu-central-1.amazoncognito.com/login?response_type=code&client_id=x',
};

describe('the plan as JSON', () => {
  let offline: Offline;

  beforeEach(async () => {
    offline = await startOffline();
  });

  afterEach(() => offline.close());

  it('has every field of a minimal application as the real provider plans it', async () => {
    await offline.stack.configure('resource "auth0_client" "cognito" { name = "bare" }');

    const change = changeOf(await offline.stack.plan(), CLIENT);

    const { unknownAttributes, unknownBlocks } = BARE_APPLICATION;
    expect(change?.actions).toEqual(['create']);
    expect(change?.after).toEqual({
      name: 'bare',
      ...all(BARE_APPLICATION.null, null),
      ...all(BARE_APPLICATION.empty, []),
    });
    expect(change?.after_unknown).toEqual({
      ...all(BARE_APPLICATION.empty, []),
      ...all([...unknownAttributes, ...unknownBlocks], true),
    });
  });

  it('has every field of the federation as the real provider plans it for a creation', async () => {
    await offline.stack.configure(APPLICATION_AND_CREDENTIALS);

    const plan = await offline.stack.plan();

    const given = Object.keys(FEDERATED);
    const left = (names: readonly string[]) =>
      names.filter((name) => !given.includes(name) && name !== 'jwt_configuration');
    const arrays = {
      allowed_logout_urls: [false],
      allowed_origins: [false],
      callbacks: [false],
      grant_types: [false, false],
    };
    expect(changeOf(plan, CLIENT)?.after).toEqual({
      ...FEDERATED,
      ...all(left(BARE_APPLICATION.null), null),
      ...all(BARE_APPLICATION.empty, []),
      jwt_configuration: [{ alg: 'RS256', scopes: null }],
    });
    expect(changeOf(plan, CLIENT)?.after_unknown).toEqual({
      ...all(left([...BARE_APPLICATION.unknownAttributes, ...BARE_APPLICATION.unknownBlocks]), true),
      ...all(BARE_APPLICATION.empty, []),
      ...arrays,
      web_origins: [false],
      jwt_configuration: [{ lifetime_in_seconds: true, secret_encoded: true }],
    });
    expect(changeOf(plan, 'auth0_client_credentials.cognito')).toMatchObject({
      actions: ['create'],
      after: {
        authentication_method: 'client_secret_post',
        private_key_jwt: [],
        self_signed_tls_client_auth: [],
        signed_request_object: [],
        tls_client_auth: [],
      },
      after_unknown: { client_id: true, client_secret: true, id: true },
    });
  });

  it('marks the nested blocks that Auth0 fills in a given block as unknown', async () => {
    await offline.stack.configure(`resource "auth0_client" "cognito" {
      name = "app"
      mobile {
        android { app_package_name = "com.acme" }
      }
    }`);

    const change = changeOf(await offline.stack.plan(), CLIENT);

    expect(change?.after?.mobile).toEqual([
      { android: [{ app_package_name: 'com.acme', sha256_cert_fingerprints: null }] },
    ]);
    expect(change?.after_unknown.mobile).toEqual([{ android: [{}], ios: true }]);
  });

  it('has an unknown list if one element is unknown, and the whole list once it is known', async () => {
    const partlyUnknown = `
      resource "auth0_client" "other" { name = "other" }
      resource "auth0_client" "cognito" {
        name                = "app"
        allowed_logout_urls = ["http://insecure.example", "https://app.acme.example/\${auth0_client.other.client_id}"]
        web_origins         = ["https://app.acme.example"]
      }`;
    await offline.stack.configure(partlyUnknown);

    const atFirst = changeOf(await offline.stack.plan(), CLIENT);
    await offline.stack.apply();

    expect(atFirst?.after).not.toHaveProperty('allowed_logout_urls');
    expect(atFirst?.after_unknown).toMatchObject({ allowed_logout_urls: true, web_origins: [false] });
    expect((await offline.stack.state(CLIENT))?.allowed_logout_urls).toHaveLength(2);
    expect(await offline.stack.isClean()).toBe(true);
  });

  it('shows an attribute that is no longer configured in each plan until it is emptied', async () => {
    const client = (settings: string) => `resource "auth0_client" "cognito" {\n name = "app"\n ${settings}\n}`;
    const ofChange = async () => changeOf(await offline.stack.plan(), CLIENT);
    await offline.stack.configure(client('description = "Sign-in"\n logo_uri = "https://acme.example/logo.png"'));
    await offline.stack.apply();

    await offline.stack.configure(client(''));
    const removed = await ofChange();
    await offline.stack.apply();
    const removedAgain = await ofChange();
    await offline.stack.configure(client('description = ""\n logo_uri = ""'));
    await offline.stack.apply();

    expect(removed).toMatchObject({ actions: ['update'], after: { description: null, logo_uri: null } });
    expect(removedAgain).toEqual(removed);
    expect(await offline.stack.isClean()).toBe(true);
    expect(offline.tenant.applications().find(({ name }) => name === 'app')).toMatchObject({
      description: '',
      logo_uri: '',
    });
  });

  it('has every field for an update: the values that were read, and no unknown value', async () => {
    await offline.stack.configure(APPLICATION);
    await offline.stack.apply();
    await offline.stack.configure(APPLICATION.replace('Cognito user pool acme-dev', 'changed'));

    const change = changeOf(await offline.stack.plan(), CLIENT);

    const id = change?.before?.client_id;
    expect(change?.actions).toEqual(['update']);
    expect(JSON.stringify(change?.after_unknown)).not.toContain('true');
    expect(change?.after).toEqual({ ...change?.before, description: 'changed' });
    expect(change?.before).toEqual({
      ...FEDERATED,
      id,
      client_id: id,
      addons: [],
      allowed_clients: [],
      async_approval_notification_channels: [],
      client_aliases: [],
      client_metadata: {},
      compliance_level: '',
      cross_origin_auth: false,
      cross_origin_loc: '',
      custom_login_page: '',
      custom_login_page_on: true,
      default_organization: [{ disable: true, flows: [], organization_id: '' }],
      encryption_key: null,
      express_configuration: [],
      form_template: '',
      is_first_party: true,
      is_token_endpoint_ip_header_trusted: false,
      jwt_configuration: [{ alg: 'RS256', lifetime_in_seconds: 0, scopes: {}, secret_encoded: false }],
      logo_uri: '',
      mobile: [],
      native_social_login: [],
      oidc_backchannel_logout_urls: [],
      oidc_logout: [],
      organization_discovery_methods: [],
      organization_require_behavior: '',
      organization_usage: '',
      refresh_token: expect.any(Array) as unknown,
      require_proof_of_possession: false,
      require_pushed_authorization_requests: false,
      resource_server_identifier: '',
      session_transfer: [],
      signing_keys: expect.any(Array) as unknown,
      skip_non_verifiable_callback_uri_confirmation_prompt: 'null',
      sso: false,
      sso_disabled: false,
      token_exchange: [],
      token_quota: [],
    });
  });
});
