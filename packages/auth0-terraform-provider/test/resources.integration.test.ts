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
