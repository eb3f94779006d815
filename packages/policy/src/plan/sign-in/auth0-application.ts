import { isWeakGrant } from '@auth0-cognito/contract';
import { removed } from '../changes';
import {
  withFindings,
  becomes,
  changes,
  anyOf,
  ranksLower,
  addsItems,
  leaves,
  removesItems,
  increases,
  settingsRule,
} from '../settings';

const APPLICATION = ['auth0_client'];
const ORDINARY_GRANTS = ['authorization_code', 'refresh_token'];

/** How the application authenticates to Auth0, and how its tokens are signed. */
export const applicationWeakened = withFindings(
  settingsRule(
    {
      id: 'application-weakened',
      severity: 'high',
      title: 'the Auth0 application uses weaker authentication or weaker token signatures',
      help: 'keep regular_web, RS256, oidc_conformant and the client secret',
    },
    [
      { types: APPLICATION, setting: 'app_type', worse: changes(), allowed: 'the same type' },
      { types: APPLICATION, setting: 'oidc_conformant', worse: becomes([false]), allowed: 'true' },
      { types: APPLICATION, setting: 'cross_origin_auth', worse: becomes([true]), allowed: 'false' },
      { types: APPLICATION, setting: 'cross_origin_loc', worse: changes({ alsoNew: true }), allowed: 'none' },
      {
        types: APPLICATION,
        setting: 'jwt_configuration.alg',
        worse: leaves(['RS256', 'PS256'], 'RS256'),
        allowed: 'RS256',
      },
      { types: APPLICATION, setting: 'jwt_configuration.secret_encoded', worse: changes(), allowed: 'the same' },
      { types: APPLICATION, setting: 'is_token_endpoint_ip_header_trusted', worse: becomes([true]), allowed: 'false' },
      {
        types: APPLICATION,
        setting: 'require_proof_of_possession',
        worse: ranksLower([false, true], false),
        allowed: 'true',
      },
      {
        types: APPLICATION,
        setting: 'require_pushed_authorization_requests',
        worse: ranksLower([false, true], false),
        allowed: 'true',
      },
      {
        types: APPLICATION,
        setting: 'skip_non_verifiable_callback_uri_confirmation_prompt',
        worse: becomes([true]),
        allowed: 'false',
      },
      { types: APPLICATION, setting: 'is_first_party', worse: changes(), allowed: 'the same' },
      {
        types: APPLICATION,
        setting: 'grant_types',
        worse: anyOf(
          addsItems((grant) => !isWeakGrant(grant) && !ORDINARY_GRANTS.includes(grant)),
          removesItems((grant) => ORDINARY_GRANTS.includes(grant)),
        ),
        allowed: ORDINARY_GRANTS.join(', '),
      },
      { types: APPLICATION, setting: 'refresh_token.token_lifetime', worse: increases(), allowed: 'as long as before' },
      {
        types: APPLICATION,
        setting: 'refresh_token.idle_token_lifetime',
        worse: increases(),
        allowed: 'as long as before',
      },
      { types: APPLICATION, setting: 'refresh_token.leeway', worse: increases(60), allowed: 'as long as before' },
      {
        types: APPLICATION,
        setting: 'custom_login_page',
        worse: changes({ alsoNew: true }),
        allowed: 'no custom page',
      },
      { types: APPLICATION, setting: 'custom_login_page_on', worse: becomes([true]), allowed: 'false' },
      { types: APPLICATION, setting: 'organization_usage', worse: changes(), allowed: 'the same' },
      { types: APPLICATION, setting: 'organization_require_behavior', worse: changes(), allowed: 'the same' },
      { types: APPLICATION, setting: 'allowed_clients', worse: addsItems(), allowed: 'none' },
      {
        types: ['auth0_client_credentials'],
        setting: 'authentication_method',
        worse: (sides) => (sides.resource.before === null ? becomes(['none'])(sides) : changes()(sides)),
        allowed: 'client_secret_post',
      },
      {
        types: ['auth0_client_credentials'],
        setting: 'client_id',
        worse: changes(),
        allowed: 'the same application',
      },
    ],
  ),
  // If the application is deleted too, another rule reports that.
  (subject) =>
    removed(subject, ...APPLICATION).length > 0
      ? []
      : removed(subject, 'auth0_client_credentials').map(({ address }) => ({
          address,
          received: 'is removed: the application authenticates in another way',
          allowed: 'the same way',
        })),
);

const SOURCES = [
  'access_token_url',
  'adfs_server',
  'authorization_endpoint',
  'client_id',
  'discovery_url',
  'domain',
  'entity_id',
  'fed_metadata_xml',
  'issuer',
  'jwks_uri',
  'metadata_url',
  'metadata_xml',
  'ping_federate_base_url',
  'request_token_url',
  'sign_in_endpoint',
  'signing_cert',
  'tenant_domain',
  'token_endpoint',
  'userinfo_endpoint',
  'user_authorization_url',
  'user_id_attribute',
  'identity_api',
  'waad_protocol',
];

/** The identity source of a connection determines the identity of users. */
export const connectionSourceChanged = settingsRule(
  {
    id: 'connection-source-changed',
    severity: 'critical',
    title: 'another service identifies the users of an Auth0 connection',
    help: 'make sure that the new URL is yours, and that the service has the same users with the same IDs',
  },
  SOURCES.map((key) => ({
    types: ['auth0_connection'],
    setting: `options.${key}`,
    worse: changes(),
    allowed: 'the same source of identity',
  })),
);

const PASSWORD_POLICIES = ['none', 'low', 'fair', 'good', 'excellent'];

export const connectionWeakened = settingsRule(
  {
    id: 'connection-weakened',
    severity: 'high',
    title: 'an Auth0 connection has weaker protection, or runs other scripts',
    help: 'keep the protection of the connection, and review its scripts',
  },
  [
    { key: 'password_policy', worse: ranksLower(PASSWORD_POLICIES, 'none') },
    { key: 'password_complexity_options.min_length', worse: changes() },
    ...['password_history', 'password_no_personal_info', 'password_dictionary'].map((key) => ({
      key: `${key}.enable`,
      worse: ranksLower([false, true], false),
    })),
    { key: 'brute_force_protection', worse: ranksLower([false, true], false) },
    { key: 'mfa.active', worse: ranksLower([false, true], false) },
    { key: 'custom_scripts', worse: changes({ alsoNew: true }) },
    { key: 'enabled_database_customization', worse: changes() },
    { key: 'import_mode', worse: changes() },
    { key: 'should_trust_email_verified_connection', worse: changes() },
    { key: 'set_user_root_attributes', worse: changes() },
    { key: 'idp_initiated.enabled', worse: becomes([true]) },
    { key: 'authentication_methods.password.enabled', worse: changes() },
    { key: 'authentication_methods.passkey.enabled', worse: changes() },
    { key: 'attribute_map.attributes', worse: changes() },
    { key: 'domain_aliases', worse: addsItems(() => true, { existing: true }) },
    { key: 'digest_algorithm', worse: becomes(['sha1']) },
    { key: 'signature_algorithm', worse: becomes(['rsa-sha1']) },
    { key: 'sign_saml_request', worse: ranksLower([false, true], false) },
    { key: 'disable_cache', worse: changes() },
  ]
    .map(({ key, worse }) => ({ setting: `options.${key}`, worse }))
    .concat(['is_domain_connection', 'realms'].map((setting) => ({ setting, worse: changes() })))
    .map((watch) => ({ ...watch, types: ['auth0_connection'], allowed: 'the same protection' })),
);
