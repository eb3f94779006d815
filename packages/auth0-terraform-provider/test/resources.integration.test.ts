import { startOffline, type Offline } from './offline';

jest.setTimeout(120_000);

const CLIENT = (name = 'acme') => `
resource "auth0_client" "app" {
  name     = "${name}"
  app_type = "regular_web"
}
`;

const ACTION = `
resource "auth0_action" "claims" {
  name   = "claims"
  code   = "exports.onExecutePostLogin = async () => {};"
  deploy = true
  supported_triggers {
    id      = "post-login"
    version = "v3"
  }
}
`;

/** Every resource that is served: made, changed in place, and found unchanged after each. */
const LIFECYCLES = [
  {
    type: 'auth0_client',
    made: `
      resource "auth0_client" "this" {
        name            = "acme"
        description     = "first"
        app_type        = "regular_web"
        client_metadata = { team = "identity", stage = "dev" }
        refresh_token {
          rotation_type   = "rotating"
          expiration_type = "expiring"
        }
        default_organization { disable = true }
      }`,
    changed: `
      resource "auth0_client" "this" {
        name                = "acme two"
        description         = ""
        app_type            = "regular_web"
        client_metadata     = { team = "platform" }
        allowed_logout_urls = ["https://app.acme.example/"]
        mobile {
          ios {
            team_id               = "9JA89QQLNQ"
            app_bundle_identifier = "com.acme"
          }
        }
      }`,
    after: { name: 'acme two', description: '', client_metadata: { team: 'platform' } },
  },
  {
    type: 'auth0_client_credentials',
    made: `${CLIENT()}
      resource "auth0_client_credentials" "this" {
        client_id             = auth0_client.app.id
        authentication_method = "client_secret_post"
      }`,
    changed: `${CLIENT()}
      resource "auth0_client_credentials" "this" {
        client_id             = auth0_client.app.id
        authentication_method = "client_secret_basic"
        client_secret         = "a secret that was chosen by hand"
      }`,
    after: { authentication_method: 'client_secret_basic', client_secret: 'a secret that was chosen by hand' },
  },
  {
    type: 'auth0_client_grant',
    made: `${CLIENT()}
      resource "auth0_client_grant" "this" {
        client_id = auth0_client.app.id
        audience  = "https://acme-dev.eu.auth0.com/api/v2/"
        scopes    = ["read:clients"]
      }`,
    changed: `${CLIENT()}
      resource "auth0_client_grant" "this" {
        client_id = auth0_client.app.id
        audience  = "https://acme-dev.eu.auth0.com/api/v2/"
        scopes    = ["read:clients", "read:connections"]
      }`,
    after: { scopes: ['read:clients', 'read:connections'] },
  },
  {
    type: 'auth0_connection',
    made: `
      resource "auth0_connection" "this" {
        name     = "people"
        strategy = "auth0"
        options {
          password_policy        = "excellent"
          disable_signup         = true
          brute_force_protection = true
          password_history {
            enable = true
            size   = 3
          }
        }
      }`,
    changed: `
      resource "auth0_connection" "this" {
        name         = "people"
        strategy     = "auth0"
        display_name = "People"
        metadata     = { owner = "identity" }
        options {
          password_policy = "good"
          configuration   = { key = "value" }
        }
      }`,
    after: { display_name: 'People', metadata: { owner: 'identity' } },
  },
  {
    type: 'auth0_connection_client',
    made: `${CLIENT()}
      data "auth0_connection" "people" { name = "Username-Password-Authentication" }
      resource "auth0_connection_client" "this" {
        connection_id = data.auth0_connection.people.id
        client_id     = auth0_client.app.id
      }`,
    changed: `${CLIENT('acme two')}
      data "auth0_connection" "people" { name = "Username-Password-Authentication" }
      resource "auth0_connection_client" "this" {
        connection_id = data.auth0_connection.people.id
        client_id     = auth0_client.app.id
      }`,
    after: { name: 'Username-Password-Authentication', strategy: 'auth0' },
  },
  {
    type: 'auth0_tenant',
    made: `
      resource "auth0_tenant" "this" {
        friendly_name    = "Acme"
        support_email    = "help@acme.example"
        session_lifetime = 12
        flags { enable_client_connections = false }
      }`,
    changed: `
      resource "auth0_tenant" "this" {
        friendly_name         = "Acme two"
        idle_session_lifetime = 0.5
        session_cookie { mode = "non-persistent" }
      }`,
    after: {
      friendly_name: 'Acme two',
      idle_session_lifetime: 0.5,
      session_lifetime: 168,
      support_email: 'help@acme.example',
    },
  },
  {
    type: 'auth0_resource_server',
    made: `
      resource "auth0_resource_server" "this" {
        identifier           = "https://api.acme.example"
        name                 = "Orders"
        signing_alg          = "RS256"
        allow_offline_access = true
        token_lifetime       = 3600
      }`,
    changed: `
      resource "auth0_resource_server" "this" {
        identifier       = "https://api.acme.example"
        name             = "Orders two"
        signing_alg      = "RS256"
        allow_offline_access = false
        enforce_policies = true
        token_dialect    = "access_token_authz"
      }`,
    after: { name: 'Orders two', token_dialect: 'access_token_authz', allow_offline_access: false },
  },
  {
    type: 'auth0_action',
    made: `
      resource "auth0_action" "this" {
        name   = "claims"
        code   = "exports.onExecutePostLogin = async () => {};"
        deploy = true
        supported_triggers {
          id      = "post-login"
          version = "v3"
        }
        dependencies {
          name    = "lodash"
          version = "4.17.21"
        }
        secrets {
          name  = "KEY"
          value = "hidden"
        }
      }`,
    changed: `
      resource "auth0_action" "this" {
        name   = "claims"
        code   = "exports.onExecutePostLogin = async (event, api) => {};"
        deploy = true
        supported_triggers {
          id      = "post-login"
          version = "v3"
        }
        secrets {
          name  = "KEY"
          value = "hidden"
        }
      }`,
    after: { code: 'exports.onExecutePostLogin = async (event, api) => {};', dependencies: [] },
  },
  {
    type: 'auth0_trigger_action',
    made: `${ACTION}
      resource "auth0_trigger_action" "this" {
        trigger   = "post-login"
        action_id = auth0_action.claims.id
      }`,
    changed: `${ACTION}
      resource "auth0_trigger_action" "this" {
        trigger      = "post-login"
        action_id    = auth0_action.claims.id
        display_name = "shown otherwise"
      }`,
    after: { trigger: 'post-login', display_name: 'shown otherwise' },
  },
  {
    type: 'auth0_trigger_actions',
    made: `${ACTION}
      resource "auth0_trigger_actions" "this" {
        trigger = "post-login"
        actions {
          id           = auth0_action.claims.id
          display_name = auth0_action.claims.name
        }
      }`,
    changed: `${ACTION}
      resource "auth0_trigger_actions" "this" {
        trigger = "post-login"
        actions {
          id           = auth0_action.claims.id
          display_name = "shown otherwise"
        }
      }`,
    after: { trigger: 'post-login' },
  },
  {
    type: 'auth0_custom_domain',
    made: `
      resource "auth0_custom_domain" "this" {
        domain          = "id.acme.example"
        type            = "auth0_managed_certs"
        domain_metadata = { team = "identity" }
      }`,
    changed: `
      resource "auth0_custom_domain" "this" {
        domain     = "id.acme.example"
        type       = "auth0_managed_certs"
        tls_policy = "recommended"
      }`,
    after: { domain: 'id.acme.example', tls_policy: 'recommended', domain_metadata: {} },
  },
  {
    type: 'auth0_branding',
    made: `
      resource "auth0_branding" "this" {
        logo_url = "https://acme.example/logo.png"
        colors {
          primary         = "#0059d6"
          page_background = "#000000"
        }
      }`,
    changed: `
      resource "auth0_branding" "this" {
        logo_url = "https://acme.example/logo.png"
        colors { primary = "#ff0000" }
        font { url = "https://acme.example/font.woff" }
      }`,
    after: { logo_url: 'https://acme.example/logo.png', font: [{ url: 'https://acme.example/font.woff' }] },
  },
  {
    type: 'auth0_attack_protection',
    made: `
      resource "auth0_attack_protection" "this" {
        brute_force_protection {
          enabled      = true
          max_attempts = 5
          shields      = ["block"]
        }
      }`,
    changed: `
      resource "auth0_attack_protection" "this" {
        brute_force_protection {
          enabled      = true
          max_attempts = 7
          shields      = ["user_notification", "block"]
        }
        suspicious_ip_throttling {
          enabled = true
          pre_login { max_attempts = 20 }
        }
      }`,
    after: {},
  },
] as const;

describe('resources of the offline provider', () => {
  let offline: Offline;

  beforeEach(async () => {
    offline = await startOffline();
  });

  afterEach(() => offline.close());

  it.each(LIFECYCLES)(
    '$type is made, changed in place and deleted, each with a clean plan after',
    async (lifecycle) => {
      const { stack } = offline;
      const address = `${lifecycle.type}.this`;
      await stack.configure(lifecycle.made);

      await stack.apply();
      const cleanAfterMaking = await stack.terraform('plan');
      await stack.configure(lifecycle.changed);
      const change = (await stack.plan()).resource_changes.find((found) => found.address === address);
      await stack.apply();
      const cleanAfterChange = await stack.terraform('plan');
      const state = await stack.state(address);
      const destroyed = await stack.terraform('destroy', '-auto-approve');

      expect(cleanAfterMaking.output).toContain('No changes');
      expect(change?.change.actions).toEqual(lifecycle.type === 'auth0_connection_client' ? ['no-op'] : ['update']);
      expect(cleanAfterChange.output).toContain('No changes');
      expect(state).toMatchObject(lifecycle.after);
      expect(destroyed).toMatchObject({ code: 0 });
    },
  );
});
