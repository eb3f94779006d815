import type { Auth0Api, Json, JsonObject } from '../api';
import type { Change, Reading, ResourceDefinition } from '../definition';
import { fromApi, nulled, toApi, type Mapping } from '../fields';
import { providerSchema, type Block } from '../schema';
import { isEquivalent, onlyBlock, type ObjectValue } from '../values';
import { atLeast, conflicting, httpsOrEmpty, oneOf } from '../validate';
import { uniqueId } from './unique-id';

const TYPE = 'auth0_tenant';
const BLOCK = providerSchema.resource_schemas[TYPE]?.block as Block;
const SETTINGS = 'tenants/settings';
const DEFAULT_SESSION_HOURS = 168;
const DEFAULT_IDLE_SESSION_HOURS = 72;

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
    // Of the data source only.
    'domain',
    'management_api_identifier',
  ],
  nullable: ['default_token_quota'],
};

function changed(name: string, { prior, planned }: Change): boolean {
  return !isEquivalent(prior?.[name] ?? null, planned[name] ?? null);
}

/** Settings of which "none" has to be told as null. */
function clearable(change: Change): Record<string, Json> {
  const { config } = change;
  const body: Record<string, Json> = {};
  if (changed('acr_values_supported', change) || changed('disable_acr_values_supported', change)) {
    if (config.disable_acr_values_supported === true) body.acr_values_supported = null;
  }
  if (changed('mtls', change)) {
    const mtls = onlyBlock(config.mtls);
    const on = mtls && mtls.disable !== true;
    body.mtls = on ? { enable_endpoint_aliases: mtls.enable_endpoint_aliases as Json } : null;
  }
  if (changed('error_page', change)) {
    const page = onlyBlock(config.error_page);
    body.error_page = page ? (toApi(BLOCK.block_types?.error_page?.block as Block, page) as Json) : null;
  }
  if (changed('default_redirection_uri', change) && typeof change.planned.default_redirection_uri === 'string') {
    body.default_redirection_uri = change.planned.default_redirection_uri;
  }
  const prompt = config.skip_non_verifiable_callback_uri_confirmation_prompt;
  if (changed('skip_non_verifiable_callback_uri_confirmation_prompt', change)) {
    body.skip_non_verifiable_callback_uri_confirmation_prompt =
      prompt === 'true' || prompt === 'false' ? prompt === 'true' : null;
  }
  return body;
}

const MINUTES_PER_HOUR = 60;

function hoursOf(tenant: JsonObject, name: string): number | undefined {
  const minutes = tenant[`${name}_in_minutes`];
  if (typeof minutes === 'number') return minutes / MINUTES_PER_HOUR;
  const hours = tenant[name];
  return typeof hours === 'number' ? hours : undefined;
}

/** Tenant settings as both the resource and the data source show them. */
export function tenantReading(block: Block, tenant: JsonObject, id: string): Reading {
  const prompt = tenant.skip_non_verifiable_callback_uri_confirmation_prompt;
  const page = tenant.error_page as JsonObject | null | undefined;
  const mtls = tenant.mtls as JsonObject | null | undefined;
  return {
    ...fromApi(block, tenant, MAPPING),
    id,
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

async function write(change: Change): Promise<void> {
  const body = toApi(BLOCK, change.config, MAPPING);
  const flags = onlyBlock(change.config.flags);
  const [before, after] = [onlyBlock(change.prior?.flags), onlyBlock(change.planned.flags)];
  // Auth0 refuses enable_sso on tenants that have it for good, even unchanged.
  if (flags && change.prior && before?.enable_sso === after?.enable_sso) {
    const { enable_sso, ...others } = body.flags as Record<string, Json>;
    body.flags = others;
    void enable_sso;
  }
  await change.api.patch(SETTINGS, {
    ...nulled(change.prior, change.planned, MAPPING),
    ...lifetimes(change.planned),
    ...body,
    ...clearable(change),
  });
}

/** Lifetimes in hours, or in minutes where they are not whole hours: the API takes whole numbers only. */
function lifetimes(planned: ObjectValue): Record<string, Json> {
  const names = ['session_lifetime', 'idle_session_lifetime'];
  return Object.fromEntries(
    names.map((name) => {
      const hours = Number(planned[name]);
      return Number.isInteger(hours) ? [name, hours] : [`${name}_in_minutes`, Math.round(hours * MINUTES_PER_HOUR)];
    }),
  );
}

/** The settings of a tenant, which exist once: creating changes them, deleting leaves them. */
export const tenant: ResourceDefinition = {
  type: TYPE,
  traits: {
    session_lifetime: { default: DEFAULT_SESSION_HOURS },
    idle_session_lifetime: { default: DEFAULT_IDLE_SESSION_HOURS },
    flags: { computed: true },
    session_cookie: { computed: true },
    sessions: { computed: true },
    oidc_logout: { computed: true },
    mtls: { computed: true },
    skip_non_verifiable_callback_uri_confirmation_prompt: { unsetText: 'null' },
  },
  rules: [
    atLeast('session_lifetime', 0.01),
    atLeast('idle_session_lifetime', 0.01),
    oneOf('session_cookie.mode', 'persistent', 'non-persistent'),
    oneOf('skip_non_verifiable_callback_uri_confirmation_prompt', 'true', 'false', 'null'),
    httpsOrEmpty('default_redirection_uri'),
    (config) =>
      config.disable_acr_values_supported === true
        ? conflicting('acr_values_supported', 'disable_acr_values_supported')(config)
        : [],
  ],
  async create(change, created) {
    const id = uniqueId();
    created(id);
    await write(change);
    return id;
  },
  update: (change) => write(change),
  read: async (api: Auth0Api, id) => tenantReading(BLOCK, await api.get(SETTINGS), id),
  delete: () => Promise.resolve(),
};
