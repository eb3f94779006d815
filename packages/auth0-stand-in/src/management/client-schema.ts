import type { Management } from 'auth0';
import { SSO_INTEGRATIONS } from '@auth0-cognito/contract';
import type { Schema } from './schema';
import { anyObject, choice, flag, integer, list, mapOf, nullable, object, text } from './schema';

const GRANT_TYPES = [
  'authorization_code',
  'implicit',
  'refresh_token',
  'client_credentials',
  'password',
  'urn:ietf:params:oauth:grant-type:device_code',
  'urn:openid:params:grant-type:ciba',
  'urn:ietf:params:oauth:grant-type:token-exchange',
  'urn:auth0:params:oauth:grant-type:token-exchange:federated-connection-access-token',
  'http://auth0.com/oauth/grant-type/password-realm',
  'http://auth0.com/oauth/grant-type/mfa-oob',
  'http://auth0.com/oauth/grant-type/mfa-otp',
  'http://auth0.com/oauth/grant-type/mfa-recovery-code',
  'http://auth0.com/oauth/grant-type/passwordless/otp',
] as const;

const APP_TYPES = [
  'native',
  'spa',
  'regular_web',
  'non_interactive',
  'resource_server',
  'express_configuration',
  ...SSO_INTEGRATIONS,
  'oag',
] as const;

const MONTH_IN_SECONDS = 2_592_000;
/** Maximum lifetime of a refresh token: about 50 years. */
const MAX_REFRESH_TOKEN = 1_577_880_000;

const jwtConfiguration = object({
  lifetime_in_seconds: integer(1, MONTH_IN_SECONDS),
  secret_encoded: flag,
  scopes: anyObject,
  alg: choice('HS256', 'RS256', 'RS512', 'PS256'),
});

const refreshToken = object(
  {
    rotation_type: choice('rotating', 'non-rotating'),
    expiration_type: choice('expiring', 'non-expiring'),
    leeway: integer(0, 60),
    token_lifetime: integer(1, MAX_REFRESH_TOKEN),
    infinite_token_lifetime: flag,
    idle_token_lifetime: integer(1, MAX_REFRESH_TOKEN),
    infinite_idle_token_lifetime: flag,
    policies: nullable(list(anyObject)),
  },
  ['rotation_type', 'expiration_type'],
);

const oidcLogout = object({
  backchannel_logout_urls: list(text({ format: 'absolute-https-uri-or-empty' })),
  backchannel_logout_initiators: anyObject,
  backchannel_logout_session_metadata: nullable(anyObject),
});

/** Properties of both POST and PATCH. */
const shared = {
  name: text({ minLength: 1, pattern: '^[^<>]+$' }),
  description: text({ maxLength: 140 }),
  logo_uri: text({ format: 'absolute-uri-or-empty' }),
  callbacks: list(text({ format: 'absolute-uri' })),
  oidc_logout: oidcLogout,
  oidc_backchannel_logout: nullable(oidcLogout),
  session_transfer: nullable(anyObject),
  allowed_origins: list(text({ format: 'origin-url' })),
  web_origins: list(text({ format: 'origin-url' })),
  client_aliases: list(text({ minLength: 1 })),
  allowed_clients: list(text({ minLength: 1 })),
  allowed_logout_urls: list(text({ format: 'absolute-uri' })),
  grant_types: list(choice(...GRANT_TYPES)),
  token_endpoint_auth_method: nullable(choice('none', 'client_secret_post', 'client_secret_basic')),
  is_token_endpoint_ip_header_trusted: flag,
  app_type: choice(...APP_TYPES),
  is_first_party: flag,
  oidc_conformant: flag,
  jwt_configuration: jwtConfiguration,
  encryption_key: nullable(anyObject),
  sso: flag,
  cross_origin_authentication: flag,
  cross_origin_loc: nullable(text({ format: 'absolute-uri-or-empty' })),
  sso_disabled: flag,
  custom_login_page_on: flag,
  custom_login_page: text(),
  custom_login_page_preview: text(),
  form_template: text(),
  addons: nullable(anyObject),
  client_metadata: mapOf(nullable(text({ maxLength: 255 })), 10),
  mobile: anyObject,
  initiate_login_uri: text({ format: 'absolute-https-uri-or-empty' }),
  native_social_login: nullable(anyObject),
  fedcm_login: nullable(anyObject),
  refresh_token: nullable(refreshToken),
  default_organization: nullable(anyObject),
  organization_usage: nullable(choice('deny', 'allow', 'require')),
  organization_require_behavior: nullable(choice('no_prompt', 'pre_login_prompt', 'post_login_prompt')),
  organization_discovery_methods: nullable(list(choice('email', 'organization_name'))),
  client_authentication_methods: nullable(anyObject),
  require_pushed_authorization_requests: flag,
  require_proof_of_possession: flag,
  signed_request_object: nullable(anyObject),
  token_vault_privileged_access: nullable(anyObject),
  compliance_level: nullable(
    choice('none', 'fapi1_adv_pkj_par', 'fapi1_adv_mtls_par', 'fapi2_sp_pkj_mtls', 'fapi2_sp_mtls_mtls'),
  ),
  skip_non_verifiable_callback_uri_confirmation_prompt: nullable(flag),
  token_exchange: nullable(anyObject),
  par_request_expiry: nullable(integer(10, 600)),
  token_quota: nullable(anyObject),
  identity_assertion_authorization_grant: nullable(anyObject),
  anonymous_sessions: nullable(anyObject),
  third_party_security_mode: choice('strict', 'permissive'),
  redirection_policy: choice('allow_always', 'open_redirect_protection'),
  express_configuration: nullable(anyObject),
  b2b_integration_configuration: anyObject,
  my_organization_configuration: nullable(anyObject),
  async_approval_notification_channels: nullable(list(text())),
} as const satisfies Readonly<Record<string, Schema>>;

/** Body of POST /clients. The compiler checks the names against the official SDK. */
export const createClientSchema = object(
  { ...shared, resource_server_identifier: text({ minLength: 1 }) } satisfies Record<
    keyof Management.CreateClientRequestContent,
    Schema
  >,
  ['name'],
);

/** Body of PATCH /clients/{id}. */
export const updateClientSchema = object({
  ...shared,
  client_secret: text({ minLength: 1 }),
} satisfies Record<keyof Management.UpdateClientRequestContent, Schema>);
