import type { JsonObject } from '../api';
import type { DataSourceDefinition, Reading } from '../definition';
import { fromApi, type Mapping } from '../fields';
import { providerSchema, type Block } from '../schema';
import { uniqueId } from './unique-id';

const TYPE = 'auth0_tenant';
const BLOCK = providerSchema.data_source_schemas[TYPE]?.block as Block;
const DEFAULT_SESSION_HOURS = 168;
const DEFAULT_IDLE_SESSION_HOURS = 72;
const MINUTES_PER_HOUR = 60;

/** Attributes that the API returns in another form, or not at all. */
const MAPPING: Mapping = {
  skip: [
    'disable_acr_values_supported',
    'mtls',
    'error_page',
    'default_redirection_uri',
    'session_lifetime',
    'idle_session_lifetime',
    'skip_non_verifiable_callback_uri_confirmation_prompt',
    'flags.require_pushed_authorization_requests',
    'domain',
    'management_api_identifier',
  ],
};

function hoursOf(tenant: JsonObject, name: string): number | undefined {
  const minutes = tenant[`${name}_in_minutes`];
  if (typeof minutes === 'number') return minutes / MINUTES_PER_HOUR;
  const hours = tenant[name];
  return typeof hours === 'number' ? hours : undefined;
}

function settingsOf(tenant: JsonObject): Omit<Reading, 'id'> {
  const prompt = tenant.skip_non_verifiable_callback_uri_confirmation_prompt;
  const page = tenant.error_page as JsonObject | null | undefined;
  const mtls = tenant.mtls as JsonObject | null | undefined;
  return {
    ...fromApi(BLOCK, tenant, MAPPING),
    idle_session_lifetime: hoursOf(tenant, 'idle_session_lifetime') ?? DEFAULT_IDLE_SESSION_HOURS,
    session_lifetime: hoursOf(tenant, 'session_lifetime') ?? DEFAULT_SESSION_HOURS,
    default_redirection_uri: String(tenant.default_redirection_uri ?? ''),
    disable_acr_values_supported: !tenant.acr_values_supported,
    mtls: [{ disable: !mtls, enable_endpoint_aliases: Boolean(mtls?.enable_endpoint_aliases) }],
    error_page: page
      ? [{ html: String(page.html ?? ''), show_log_link: Boolean(page.show_log_link), url: String(page.url ?? '') }]
      : [],
    skip_non_verifiable_callback_uri_confirmation_prompt:
      prompt === null || prompt === undefined ? 'null' : String(prompt),
  };
}

/** The tenant of the provider block. Because a plan reads it, the plan checks the credentials. */
export const tenantData: DataSourceDefinition = {
  type: TYPE,
  async read(api) {
    const settings = settingsOf(await api.get('tenants/settings'));
    return { ...settings, id: uniqueId(), domain: api.domain, management_api_identifier: api.identifier };
  },
};
