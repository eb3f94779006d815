import { startOffline, type Offline } from './offline';

jest.setTimeout(120_000);

/** Resources that the others refer to. */
const shared = (name: string) => `
  resource "auth0_client" "app" {
    name     = "${name}"
    app_type = "regular_web"
  }
  data "auth0_connection" "people" { name = "Username-Password-Authentication" }
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

/** Every supported resource: created, changed in place, and without changes after each. */
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
    made: `
      resource "auth0_client_credentials" "this" {
        client_id             = auth0_client.app.id
        authentication_method = "client_secret_post"
      }`,
    changed: `
      resource "auth0_client_credentials" "this" {
        client_id             = auth0_client.app.id
        authentication_method = "client_secret_basic"
        client_secret         = "a secret that was chosen by hand"
      }`,
    after: { authentication_method: 'client_secret_basic', client_secret: 'a secret that was chosen by hand' },
  },
  {
    type: 'auth0_client_grant',
    made: `
      resource "auth0_client_grant" "this" {
        client_id = auth0_client.app.id
        audience  = "https://acme-dev.eu.auth0.com/api/v2/"
        scopes    = ["read:clients"]
      }`,
    changed: `
      resource "auth0_client_grant" "this" {
        client_id = auth0_client.app.id
        audience  = "https://acme-dev.eu.auth0.com/api/v2/"
        scopes    = ["read:clients", "read:connections"]
      }`,
    after: { scopes: ['read:clients', 'read:connections'] },
  },
  {
    type: 'auth0_connection_client',
    made: `
      resource "auth0_connection_client" "this" {
        connection_id = data.auth0_connection.people.id
        client_id     = auth0_client.app.id
      }`,
    changed: `
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
        name   = "greeting"
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
        name   = "greeting"
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
    made: `
      resource "auth0_trigger_action" "this" {
        trigger   = "post-login"
        action_id = auth0_action.claims.id
      }`,
    changed: `
      resource "auth0_trigger_action" "this" {
        trigger      = "post-login"
        action_id    = auth0_action.claims.id
        display_name = "shown otherwise"
      }`,
    after: { trigger: 'post-login', display_name: 'shown otherwise' },
  },
  {
    type: 'auth0_trigger_actions',
    made: `
      resource "auth0_trigger_actions" "this" {
        trigger = "post-login"
        actions {
          id           = auth0_action.claims.id
          display_name = auth0_action.claims.name
        }
      }`,
    changed: `
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

/** The resource that manages all bindings of a trigger is in a stack without the other resource of bindings. */
const STACKS = [
  ['each resource', LIFECYCLES.filter(({ type }) => type !== 'auth0_trigger_actions')],
  ['the whole list of a trigger', LIFECYCLES.filter(({ type }) => type === 'auth0_trigger_actions')],
] as const;

describe('resources of the offline provider', () => {
  let offline: Offline;

  beforeEach(async () => {
    offline = await startOffline();
  });

  afterEach(() => offline.close());

  it.each(STACKS)(
    '%s is created, changed in place and deleted, each with an empty plan afterwards',
    async (_what, lifecycles) => {
      const { stack } = offline;
      await stack.configure([shared('acme'), ...lifecycles.map(({ made }) => made)].join('\n'));

      await stack.apply();
      const cleanAfterMaking = await stack.isClean();
      await stack.configure([shared('acme two'), ...lifecycles.map(({ changed }) => changed)].join('\n'));
      const { resource_changes: planned } = await stack.plan();
      await stack.apply();
      const cleanAfterChange = await stack.isClean();
      const states = await Promise.all(lifecycles.map(({ type }) => stack.state(`${type}.this`)));
      const destroyed = await stack.terraform('destroy', '-auto-approve');

      expect(cleanAfterMaking).toBe(true);
      for (const { type } of lifecycles) {
        const change = planned.find(({ address }) => address === `${type}.this`)?.change;
        // It has nothing to change, because the application whose name it shows is another resource.
        expect([type, change?.actions]).toEqual([type, [type === 'auth0_connection_client' ? 'no-op' : 'update']]);
      }
      expect(cleanAfterChange).toBe(true);
      expect(states).toMatchObject(lifecycles.map(({ after }) => after));
      expect(destroyed).toMatchObject({ code: 0 });
    },
  );
});
