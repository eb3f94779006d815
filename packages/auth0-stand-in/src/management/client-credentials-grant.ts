import { createHash, timingSafeEqual } from 'node:crypto';
import type { ClientRecord } from '../store-state';
import type { Tenant } from './tenant';
import { ACCESS_TOKEN_LIFETIME, signMachineToken } from './tokens';

/** A response of `/oauth/token`. */
export interface TokenResponse {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Credentials of a client in a request to the token endpoint. */
export interface ClientAuthentication {
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** Whether it used the `Authorization: Basic` header rather than the body. */
  readonly isBasic: boolean;
}

const refusal = (status: number, error: string, error_description: string): TokenResponse => ({
  status,
  body: { error, error_description },
});

/** Errors of the token endpoint, in the wording of Auth0. */
export const tokenRefusals = {
  unauthorized: () => refusal(401, 'access_denied', 'Unauthorized'),
  grantNotAllowed: (grant: string) =>
    refusal(403, 'unauthorized_client', `Grant type '${grant}' not allowed for the client.`),
  unsupportedGrant: (grant: string) => refusal(403, 'unsupported_grant_type', `Unsupported grant type: ${grant}`),
  missing: (parameter: string) => refusal(400, 'invalid_request', `Missing required parameter: ${parameter}`),
  noAudience: (audience: string) => refusal(403, 'access_denied', `Service not enabled within domain: ${audience}`),
  noGrant: (audience: string) =>
    refusal(
      403,
      'access_denied',
      `Client is not authorized to access "${audience}". You need to create a "client-grant" associated to this API.`,
    ),
  scopesNotGranted: (scopes: readonly string[]) =>
    refusal(403, 'access_denied', `Client has not been granted scopes: ${scopes.join(', ')}`),
  invalidBody: (detail: string) => refusal(400, 'invalid_request', detail),
} as const;

const digest = (value: string) => createHash('sha256').update(value).digest();

/**
 * The authenticated application, or undefined. A wrong secret, an unknown id and a wrong authentication method have the same result.
 */
export function authenticatedClient(tenant: Tenant, given: ClientAuthentication): ClientRecord | undefined {
  const { clients } = tenant.store.state;
  const client = given.clientId && Object.hasOwn(clients, given.clientId) ? clients[given.clientId] : undefined;
  if (!client || given.clientSecret === undefined) return undefined;
  const method = client.token_endpoint_auth_method;
  const used = given.isBasic ? 'client_secret_basic' : 'client_secret_post';
  const isMethodRight = method === undefined ? !client.client_authentication_methods : method === used;
  const isSecretRight = timingSafeEqual(digest(given.clientSecret), digest(tenant.secrets.inEffect(client)));
  return isMethodRight && isSecretRight ? client : undefined;
}

/** Issues a token of an application for an API, if a client grant allows it. */
export async function clientCredentialsGrant(
  tenant: Tenant,
  host: string,
  given: ClientAuthentication,
  params: Readonly<Record<string, string>>,
): Promise<TokenResponse> {
  const client = authenticatedClient(tenant, given);
  if (!client) return tokenRefusals.unauthorized();
  if (!client.grant_types?.includes('client_credentials')) return tokenRefusals.grantNotAllowed('client_credentials');
  const { audience } = params;
  if (!audience) return tokenRefusals.missing('audience');
  const { resourceServers, clientGrants } = tenant.store.state;
  const api = Object.values(resourceServers).find(({ identifier }) => identifier === audience);
  if (!api) return tokenRefusals.noAudience(audience);
  const grant = Object.values(clientGrants).find(
    (candidate) => candidate.client_id === client.client_id && candidate.audience === audience,
  );
  if (!grant) return tokenRefusals.noGrant(audience);
  const input = params.scope?.split(' ').filter(Boolean);
  const refused = (input ?? []).filter((scope) => !grant.scope.includes(scope));
  if (refused.length > 0) return tokenRefusals.scopesNotGranted(refused);
  const scopes = input?.length ? input : grant.scope;
  const lifetime = typeof api.token_lifetime === 'number' ? api.token_lifetime : ACCESS_TOKEN_LIFETIME;
  const token = await signMachineToken(tenant, { host, clientId: client.client_id, audience, scopes, lifetime });
  return {
    status: 200,
    body: {
      access_token: token,
      ...(scopes.length > 0 && { scope: scopes.join(' ') }),
      expires_in: lifetime,
      token_type: 'Bearer',
    },
  };
}
