import type { Management } from 'auth0';
import type { Json } from '../store-state';
import type { Call, Route } from './route';
import { FIELDS_QUERY, chosenFields, ok, patched, route } from './route';
import type { Schema } from './schema';
import { anyObject, choice, flag, integer, list, nullable, object, text } from './schema';

const FLAGS = [
  'allow_changing_enable_sso',
  'allow_legacy_delegation_grant_types',
  'allow_legacy_ro_grant_types',
  'allow_legacy_tokeninfo_endpoint',
  'change_pwd_flow_v1',
  'custom_domains_provisioning',
  'dashboard_insights_view',
  'dashboard_log_streams_next',
  'disable_clickjack_protection_headers',
  'disable_fields_map_fix',
  'disable_impersonation',
  'disable_management_api_sms_obfuscation',
  'enable_adfs_waad_email_verification',
  'enable_apis_section',
  'enable_client_connections',
  'enable_custom_domain_in_emails',
  'enable_dynamic_client_registration',
  'enable_idtoken_api2',
  'enable_legacy_logs_search_v2',
  'enable_legacy_profile',
  'enable_pipeline2',
  'enable_public_signup_user_exists_error',
  'enable_sso',
  'enforce_client_authentication_on_passwordless_start',
  'genai_trial',
  'improved_signup_bot_detection_in_classic',
  'local_resource_discovery',
  'mfa_show_factor_list_on_enrollment',
  'no_disclose_enterprise_connections',
  'remove_alg_from_jwks',
  'require_pushed_authorization_requests',
  'revoke_refresh_token_grant',
  'trust_azure_adfs_email_verified_connection_property',
  'universal_login',
  'use_scope_descriptions_for_consent',
] as const;

const url = text({ format: 'absolute-uri-or-empty' });
const hours = integer(1, 8_760);
const minutes = integer(1, 525_600);

const updateSchema = object({
  change_password: nullable(anyObject),
  device_flow: nullable(anyObject),
  guardian_mfa_page: nullable(anyObject),
  default_audience: text(),
  default_directory: text(),
  error_page: nullable(object({ html: text(), show_log_link: flag, url })),
  default_token_quota: nullable(anyObject),
  flags: object(Object.fromEntries(FLAGS.map((name) => [name, flag]))),
  friendly_name: text(),
  picture_url: url,
  support_email: text(),
  support_url: url,
  allowed_logout_urls: list(text({ format: 'absolute-uri' })),
  session_lifetime: hours,
  session_lifetime_in_minutes: minutes,
  idle_session_lifetime: hours,
  idle_session_lifetime_in_minutes: minutes,
  ephemeral_session_lifetime: hours,
  idle_ephemeral_session_lifetime: hours,
  ephemeral_session_lifetime_in_minutes: minutes,
  idle_ephemeral_session_lifetime_in_minutes: minutes,
  sandbox_version: text({ maxLength: 8 }),
  legacy_sandbox_version: text({ maxLength: 8 }),
  default_redirection_uri: text({ format: 'absolute-https-uri-or-empty' }),
  enabled_locales: list(text({ minLength: 2, maxLength: 10 })),
  security_headers: nullable(anyObject),
  session_cookie: nullable(object({ mode: choice('persistent', 'non-persistent') }, ['mode'])),
  sessions: nullable(anyObject),
  oidc_logout: object({ rp_logout_end_session_endpoint_discovery: flag }),
  customize_mfa_in_postlogin_action: nullable(flag),
  allow_organization_name_in_authentication_api: nullable(flag),
  acr_values_supported: nullable(list(text({ minLength: 1 }))),
  mtls: nullable(object({ enable_endpoint_aliases: flag })),
  pushed_authorization_requests_supported: nullable(flag),
  authorization_response_iss_parameter_supported: nullable(flag),
  skip_non_verifiable_callback_uri_confirmation_prompt: nullable(flag),
  resource_parameter_profile: choice('audience', 'compatibility'),
  client_id_metadata_document_supported: flag,
  enable_ai_guide: flag,
  phone_consolidated_experience: flag,
  include_session_metadata_in_tenant_logs: flag,
  dynamic_client_registration_security_mode: choice('strict', 'permissive'),
  country_codes: nullable(anyObject),
} satisfies Record<keyof Management.UpdateTenantSettingsRequestContent, Schema>);

/** The settings of a new tenant. */
export const freshSettings = (): Json => ({
  enabled_locales: ['en'],
  flags: {
    allow_changing_enable_sso: false,
    disable_impersonation: true,
    enable_sso: true,
    universal_login: true,
    revoke_refresh_token_grant: false,
    disable_clickjack_protection_headers: false,
  },
  idle_session_lifetime: 72,
  oidc_logout: { rp_logout_end_session_endpoint_discovery: true },
  resource_parameter_profile: 'compatibility',
  sandbox_version: '22',
  session_lifetime: 168,
});

/** Settings that only a read returns. */
const READ_ONLY = { sandbox_versions_available: ['22', '18'], client_id_metadata_document_supported: false };
/** Flags that only the response to a change contains. */
const CHANGE_FLAGS = {
  cannot_change_enforce_client_authentication_on_passwordless_start: true,
  enforce_client_authentication_on_passwordless_start: true,
};

const change = (call: Call<Management.UpdateTenantSettingsRequestContent>) => {
  const settings = call.store.change((draft) => {
    const flags = { ...(draft.settings.flags as Json), ...call.body.flags };
    draft.settings = { ...patched(draft.settings, call.body), flags };
    return draft.settings;
  });
  return ok({ ...settings, flags: { ...CHANGE_FLAGS, ...(settings.flags as Json) } });
};

/** Tenant settings. */
export const tenantSettingsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/tenants/settings',
    scopes: ['read:tenant_settings'],
    query: FIELDS_QUERY,
    handle: (call) => ok(chosenFields({ ...READ_ONLY, ...call.store.state.settings }, call.query, [])),
  }),
  route({
    method: 'PATCH',
    path: '/tenants/settings',
    scopes: ['update:tenant_settings'],
    body: updateSchema,
    handle: change,
  }),
];
