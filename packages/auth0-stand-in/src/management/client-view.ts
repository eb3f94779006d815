import type { Management } from 'auth0';
import type { ClientRecord, SigningKey } from '../store-state';
import { patched } from './route';
import { randomId, randomSecret } from './tenant';

const DAY_IN_SECONDS = 86_400;
const ID_TOKEN_LIFETIME = 36_000;

const GRANT_TYPES_OF_A_PUBLIC_CLIENT = ['authorization_code', 'implicit', 'refresh_token'];

const isPublic = ({ app_type, token_endpoint_auth_method }: Management.CreateClientRequestContent) =>
  token_endpoint_auth_method === 'none' ||
  (token_endpoint_auth_method === undefined && (app_type === 'spa' || app_type === 'native'));

/**
 * Refresh token settings of a new application. The lifetimes are longer if the request has a confidential authentication method.
 */
const refreshTokenDefaults = ({ token_endpoint_auth_method: method }: Management.CreateClientRequestContent) => {
  const isConfidential = method !== undefined && method !== 'none';
  return {
    rotation_type: 'non-rotating' as const,
    expiration_type: 'non-expiring' as const,
    leeway: 0,
    token_lifetime: (isConfidential ? 365.25 : 30) * DAY_IN_SECONDS,
    infinite_token_lifetime: true,
    infinite_idle_token_lifetime: true,
    idle_token_lifetime: (isConfidential ? 30 : 15) * DAY_IN_SECONDS,
  };
};

/** A new application: the request, with the defaults of Auth0, which are neither RS256 nor OIDC conformant. */
export function newClient(input: Management.CreateClientRequestContent): ClientRecord {
  const defaults = {
    client_id: randomId(32),
    client_secret: randomSecret(),
    is_first_party: true,
    is_token_endpoint_ip_header_trusted: false,
    oidc_conformant: false,
    sso_disabled: false,
    cross_origin_authentication: false,
    grant_types: isPublic(input)
      ? GRANT_TYPES_OF_A_PUBLIC_CLIENT
      : [...GRANT_TYPES_OF_A_PUBLIC_CLIENT, 'client_credentials'],
    custom_login_page_on: true,
  };
  const nested = {
    jwt_configuration: {
      secret_encoded: false,
      // A configuration without a lifetime is returned without one.
      ...(input.jwt_configuration ?? { lifetime_in_seconds: ID_TOKEN_LIFETIME }),
    },
    refresh_token: { ...refreshTokenDefaults(input), ...input.refresh_token },
  };
  return normalized(patched(defaults, { ...input, ...nested }) as ClientRecord);
}

/** Properties that an empty string removes. Other empty strings are stored. */
const REMOVED_WHEN_EMPTY = ['initiate_login_uri'];

const normalized = (client: ClientRecord): ClientRecord => {
  const result = Object.fromEntries(
    Object.entries(client).filter(([key, value]) => value !== '' || !REMOVED_WHEN_EMPTY.includes(key)),
  ) as ClientRecord;
  if (result.client_metadata) result.client_metadata = patched({}, result.client_metadata);
  return result;
};

/** Objects that a PATCH merges. A null removes a key. */
const MERGED = [
  'client_metadata',
  'jwt_configuration',
  'mobile',
  'native_social_login',
  'refresh_token',
  'session_transfer',
  'signed_request_object',
] as const;

/** An application after a PATCH. The objects of {@link MERGED} are merged, other properties are replaced. */
export function changedClient(client: ClientRecord, changes: Management.UpdateClientRequestContent): ClientRecord {
  const merged = { ...changes };
  for (const key of MERGED) {
    const change = changes[key];
    if (change) Object.assign(merged, { [key]: patched(client[key] ?? {}, change) });
  }
  return normalized(patched(client, merged));
}

/** Scopes that can read the secret of an application and the certificate of the tenant. */
const KEY_SCOPES = ['read:client_keys', 'read:client_credentials'] as const;

/**
 * An application in a response to a caller with these scopes. Without a scope for keys, it has neither secret nor certificate.
 * An application that authenticates with its own keys has no secret.
 *
 * @see https://github.com/auth0/terraform-provider-auth0/blob/main/test/data/recordings/TestAccClientAuthenticationMethodsPrivateKeyJWT.yaml
 */
export function clientView(client: ClientRecord, key: SigningKey, scopes: ReadonlySet<string>) {
  const { client_secret: secret, ...rest } = client;
  if (!KEY_SCOPES.some((scope) => scopes.has(scope))) return rest;
  return {
    ...rest,
    ...(!client.client_authentication_methods && { client_secret: secret }),
    signing_keys: [{ cert: key.certificate }],
  };
}
