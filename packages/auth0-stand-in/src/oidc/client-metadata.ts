import { canParseUrl } from '@auth0-cognito/contract';
import type { AdapterPayload } from 'oidc-provider';
import type { ClientRecord } from '../store-state';
import { issuerOf } from '../management/tenant';

/** Signing algorithms of ID tokens. Others of Auth0 are refused as not rehearsed. */
export const ID_TOKEN_ALGORITHMS = ['RS256', 'HS256'] as const;

/** The signing algorithm of an application's ID tokens. Auth0's default is HS256. */
export const idTokenAlgorithm = (client: ClientRecord) => client.jwt_configuration?.alg ?? 'HS256';

const GRANTS = ['authorization_code', 'refresh_token'];

const isWebUrl = (url: string) => canParseUrl(url) && /^https?:\/\/[^*#]+$/.test(url);

/**
 * Converts an application of the Management API to client metadata of oidc-provider. The stand-in checks authentication and
 * callbacks before, so they only have to be valid for oidc-provider.
 */
export function clientMetadata(client: ClientRecord, host: string, secret: string): AdapterPayload {
  const grants = GRANTS.filter((grant) => client.grant_types?.includes(grant));
  const usesCode = grants.includes('authorization_code');
  const callbacks = (client.callbacks ?? []).filter(isWebUrl);
  const isPublic = client.token_endpoint_auth_method === 'none';
  return {
    client_id: client.client_id,
    client_name: client.name,
    ...(!isPublic && { client_secret: secret }),
    token_endpoint_auth_method: isPublic ? 'none' : 'client_secret_post',
    grant_types: grants,
    response_types: usesCode ? ['code'] : [],
    redirect_uris: callbacks.length > 0 ? callbacks : [`${issuerOf(host)}login/callback`],
    id_token_signed_response_alg: idTokenAlgorithm(client),
    require_auth_time: true,
  };
}
