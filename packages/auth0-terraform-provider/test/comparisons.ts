import { APPLICATION, APPLICATION_AND_CREDENTIALS } from './configurations';

/** Configurations of one stack, applied one after the other. Both providers must plan and create the same. */
export type Comparison = readonly string[];

const action = (code: string, secrets = '') => `
resource "auth0_action" "claims" {
  name    = "claims"
  code    = "${code}"
  runtime = "node22"
  deploy  = true
  supported_triggers {
    id      = "post-login"
    version = "v3"
  }
  ${secrets}
}
`;
const ACTION = action('exports.onExecutePostLogin = async () => {};');

const binding = (name: string) => `
resource "auth0_trigger_action" "claims" {
  trigger      = "post-login"
  action_id    = auth0_action.claims.id
  display_name = "${name}"
}
`;

const LIST = `
resource "auth0_trigger_actions" "claims" {
  trigger = "post-login"
  actions {
    id           = auth0_action.claims.id
    display_name = "claims"
  }
}
`;

const LIST_FORGOTTEN = `
removed {
  from = auth0_trigger_actions.claims
  lifecycle {
    destroy = false
  }
}
`;

const client = (settings: string) => `
resource "auth0_client" "cognito" {
  name     = "cognito"
  app_type = "regular_web"
  ${settings}
}
`;

/** One URL in the list is known only after the apply, the other one before. */
const partlyUnknown = (url: string) => `
resource "auth0_client" "other" {
  name = "${url.replace(/\W/g, ' ')}"
}
${client(`
  callbacks           = ["${url}/callback"]
  allowed_logout_urls = ["${url}", "${url}/logout?client_id=\${auth0_client.other.client_id}"]
  allowed_origins     = ["${url}"]
`)}
`;

const CONNECTION = `
data "auth0_connection" "people" {
  name = "Username-Password-Authentication"
}
resource "auth0_connection_client" "people" {
  connection_id = data.auth0_connection.people.id
  client_id     = auth0_client.cognito.client_id
}
`;

const grant = (scopes: string) => `
resource "auth0_client_grant" "management" {
  client_id = auth0_client.cognito.client_id
  audience  = "https://acme-dev.eu.auth0.com/api/v2/"
  scopes    = [${scopes}]
}
`;

const URL = 'https://app.acme.example';
const ALL_SETTINGS = `
  description         = "Sign-in"
  logo_uri            = "${URL}/logo.png"
  callbacks           = ["${URL}/callback"]
  allowed_logout_urls = ["${URL}"]
  allowed_origins     = ["${URL}"]
  web_origins         = ["${URL}"]
  initiate_login_uri  = "${URL}/login"
`;

/** By title. Each ends with a destroy. Together they contain every type that a construct creates or reads. */
export const COMPARISONS: Readonly<Record<string, Comparison>> = {
  'a bare application': ['resource "auth0_client" "cognito" { name = "bare" }'],
  'the federation, and a changed application': [
    `data "auth0_tenant" "this" {}\n${APPLICATION_AND_CREDENTIALS}`,
    APPLICATION.replace('Cognito user pool acme-dev', 'changed').replace('"RS256"', '"HS256"'),
  ],
  'removed attributes remain': [client(ALL_SETTINGS), client('')],
  'emptied attributes are cleared': [
    client(ALL_SETTINGS),
    client(`
      description         = ""
      logo_uri            = ""
      callbacks           = []
      allowed_logout_urls = []
      allowed_origins     = []
      web_origins         = []
      initiate_login_uri  = ""
    `),
  ],
  'lists of which one element is unknown': [partlyUnknown(URL), partlyUnknown('https://portal.acme.example')],
  'given credentials and generated credentials': [
    `${client('')}
     resource "auth0_client_credentials" "cognito" {
       client_id             = auth0_client.cognito.client_id
       authentication_method = "client_secret_post"
       client_secret         = "a secret that was chosen by hand"
     }`,
    `${client('')}
     resource "auth0_client_credentials" "cognito" {
       client_id             = auth0_client.cognito.client_id
       authentication_method = "client_secret_basic"
     }`,
  ],
  'a connection and a grant': [
    client('') + CONNECTION + grant('"read:clients"'),
    client('') + CONNECTION + grant('"read:clients", "read:connections"'),
    client('') + grant(''),
  ],
  'a bound action': [
    ACTION + binding('claims'),
    action('exports.onExecutePostLogin = async (event, api) => {};', 'secrets {\n name = "KEY"\n value = "a"\n }') +
      binding('shown otherwise'),
    ACTION,
  ],
  'an action of a list that is no longer managed': [ACTION + LIST, ACTION + binding('claims') + LIST_FORGOTTEN],
};
