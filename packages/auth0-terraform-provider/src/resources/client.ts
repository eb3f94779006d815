import { SSO_INTEGRATIONS } from '@auth0-cognito/contract';
import type { Json, JsonObject } from '../api';
import { isNotFound, type Auth0Api } from '../api';
import type { Change, Reading, ResourceDefinition } from '../definition';
import { fromApi, mergedMap, nulled, toApi, type Mapping } from '../fields';
import { mapFromApi, providerSchema, type Block } from '../schema';
import { isEquivalent, onlyBlock, type ObjectValue } from '../values';
import { anyOf, httpsOrEmpty, lengthBetween, oneOf } from '../validate';

const TYPE = 'auth0_client';
const BLOCK = providerSchema.resource_schemas[TYPE]?.block as Block;

const MAPPING: Mapping = {
  names: { cross_origin_auth: 'cross_origin_authentication' },
  skip: [
    'addons',
    'client_metadata',
    'default_organization',
    'oidc_backchannel_logout_urls',
    'skip_non_verifiable_callback_uri_confirmation_prompt',
  ],
  nullable: [
    'cross_origin_loc',
    'encryption_key',
    'session_transfer',
    'skip_non_verifiable_callback_uri_confirmation_prompt',
    'token_quota',
  ],
};

/** Mapping for updates. It skips attributes that Auth0 accepts only when the application is created. */
const UPDATE_MAPPING: Mapping = {
  ...MAPPING,
  readOnly: ['jwt_configuration.secret_encoded', 'resource_server_identifier'],
};

/** Default authentication method of an application type at the token endpoint, without auth0_client_credentials. */
export function defaultAuthMethod(appType: Json | undefined): string {
  if (appType === 'native' || appType === 'spa') return 'none';
  return appType === 'regular_web' || appType === 'non_interactive' ? 'client_secret_post' : 'client_secret_basic';
}

function bodyOf({ config, prior, planned }: Change): Record<string, Json> {
  const body = toApi(BLOCK, config, prior ? UPDATE_MAPPING : MAPPING);
  const metadata = mergedMap(prior?.client_metadata, planned.client_metadata);
  if (metadata) body.client_metadata = metadata;
  const backchannelUrls = config.oidc_backchannel_logout_urls;
  if (Array.isArray(backchannelUrls))
    body.oidc_backchannel_logout = { backchannel_logout_urls: backchannelUrls as Json };
  const prompt = config.skip_non_verifiable_callback_uri_confirmation_prompt;
  if (prompt === 'true' || prompt === 'false')
    body.skip_non_verifiable_callback_uri_confirmation_prompt = prompt === 'true';
  return { ...body, ...organizationOf(config, prior, planned) };
}

function organizationOf(config: ObjectValue, prior: ObjectValue | null, planned: ObjectValue): Record<string, Json> {
  const organization = onlyBlock(config.default_organization);
  if (!organization || isEquivalent(prior?.default_organization ?? null, planned.default_organization ?? null))
    return {};
  if (organization.disable === true) return prior ? { default_organization: null } : {};
  const { flows, organization_id } = organization;
  return { default_organization: { flows: flows as Json, organization_id: organization_id as Json } };
}

/** An application in the form that the resource and the data source have in common. */
export function clientReading(block: Block, client: JsonObject): Reading {
  const organization = client.default_organization as JsonObject | null | undefined;
  const backchannel = client.oidc_backchannel_logout as JsonObject | null | undefined;
  const prompt = client.skip_non_verifiable_callback_uri_confirmation_prompt;
  const { encryption_key, ...state } = fromApi(block, client, MAPPING);
  return {
    ...state,
    // The key is read only if it was emptied outside Terraform. Otherwise the state keeps the configured key.
    ...(client.encryption_key &&
      Object.keys(client.encryption_key).length === 0 && { encryption_key: encryption_key ?? null }),
    id: String(client.client_id ?? ''),
    client_metadata: mapFromApi(client.client_metadata),
    default_organization: [
      organization
        ? {
            disable: false,
            flows: (organization.flows ?? []) as string[],
            organization_id: String(organization.organization_id ?? ''),
          }
        : { disable: true, flows: [], organization_id: '' },
    ],
    oidc_backchannel_logout_urls: client.oidc_logout ? [] : ((backchannel?.backchannel_logout_urls ?? []) as string[]),
    skip_non_verifiable_callback_uri_confirmation_prompt:
      prompt === null || prompt === undefined ? 'null' : String(prompt),
  };
}

async function read(api: Auth0Api, id: string): Promise<Reading | null> {
  try {
    return { ...clientReading(BLOCK, await api.get(`clients/${encodeURIComponent(id)}`)), id };
  } catch (failure) {
    if (isNotFound(failure)) return null;
    throw failure;
  }
}

/** An Auth0 application. */
export const client: ResourceDefinition = {
  type: TYPE,
  unsupported: ['addons'],
  traits: {
    default_organization: { computed: true },
    express_configuration: { computed: true },
    'express_configuration.linked_clients': { computed: true },
    jwt_configuration: { computed: true },
    'jwt_configuration.secret_encoded': { forceNew: true },
    mobile: { computed: true },
    'mobile.android': { computed: true },
    'mobile.ios': { computed: true },
    native_social_login: { computed: true },
    'native_social_login.apple': { computed: true },
    'native_social_login.facebook': { computed: true },
    'native_social_login.google': { computed: true },
    oidc_logout: { computed: true },
    refresh_token: { computed: true },
    skip_non_verifiable_callback_uri_confirmation_prompt: { unsetText: 'null' },
  },
  rules: [
    lengthBetween('description', 0, 140),
    oneOf(
      'app_type',
      'native',
      'spa',
      'regular_web',
      'non_interactive',
      'resource_server',
      'express_configuration',
      ...SSO_INTEGRATIONS,
    ),
    oneOf('organization_usage', 'deny', 'allow', 'require'),
    oneOf('organization_require_behavior', 'no_prompt', 'pre_login_prompt', 'post_login_prompt'),
    oneOf('organization_discovery_methods', 'email', 'organization_name'),
    oneOf('async_approval_notification_channels', 'guardian-push', 'email'),
    oneOf('jwt_configuration.alg', 'HS256', 'RS256', 'PS256'),
    oneOf('refresh_token.rotation_type', 'rotating', 'non-rotating'),
    oneOf('refresh_token.expiration_type', 'expiring', 'non-expiring'),
    oneOf('compliance_level', 'none', 'fapi1_adv_pkj_par', 'fapi1_adv_mtls_par'),
    oneOf('oidc_logout.backchannel_logout_initiators.mode', 'all', 'custom'),
    oneOf('session_transfer.allowed_authentication_methods', 'cookie', 'query'),
    oneOf('session_transfer.enforce_device_binding', 'ip', 'asn', 'none'),
    oneOf('skip_non_verifiable_callback_uri_confirmation_prompt', 'true', 'false', 'null'),
    httpsOrEmpty('initiate_login_uri'),
    anyOf('mobile', 'android', 'ios'),
    anyOf('mobile.android', 'app_package_name', 'sha256_cert_fingerprints'),
    anyOf('mobile.ios', 'team_id', 'app_bundle_identifier'),
  ],
  async create(change) {
    const body = bodyOf(change);
    const method = defaultAuthMethod(body.app_type);
    if (method !== 'client_secret_basic') body.token_endpoint_auth_method = method;
    else if (body.is_token_endpoint_ip_header_trusted !== undefined)
      body.token_endpoint_auth_method = 'client_secret_post';
    const made = await change.api.post('clients', body);
    return String(made.client_id ?? '');
  },
  async update(change, id) {
    await change.api.patch(`clients/${encodeURIComponent(id)}`, {
      ...nulled(change.prior, change.planned, MAPPING),
      ...bodyOf(change),
    });
  },
  read,
  delete: (api, id) => api.delete(`clients/${encodeURIComponent(id)}`),
};
