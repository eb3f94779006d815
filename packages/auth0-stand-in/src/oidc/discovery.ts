import type { Tenant } from '../management/tenant';
import { issuerOf } from '../management/tenant';

/** Scopes of OpenID Connect, and the claims that applications of Auth0 can request as scopes. */
export const SCOPES = [
  'openid',
  'profile',
  'offline_access',
  'name',
  'given_name',
  'family_name',
  'nickname',
  'email',
  'email_verified',
  'picture',
  'created_at',
  'identities',
  'phone',
  'address',
] as const;

/** The discovery document of a host. It lists only what the stand-in supports. */
export function discoveryDocument(host: string): Readonly<Record<string, unknown>> {
  const base = issuerOf(host);
  return {
    issuer: base,
    authorization_endpoint: `${base}authorize`,
    token_endpoint: `${base}oauth/token`,
    userinfo_endpoint: `${base}userinfo`,
    jwks_uri: `${base}.well-known/jwks.json`,
    revocation_endpoint: `${base}oauth/revoke`,
    end_session_endpoint: `${base}oidc/logout`,
    scopes_supported: SCOPES,
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'form_post'],
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
    code_challenge_methods_supported: ['S256', 'plain'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['HS256', 'RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    claims_supported: [
      'aud',
      'auth_time',
      'email',
      'email_verified',
      'exp',
      'family_name',
      'given_name',
      'iat',
      'iss',
      'name',
      'nickname',
      'picture',
      'sid',
      'sub',
    ],
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
  };
}

/** The key set of a tenant: its public key with its certificate. */
export async function keySet(tenant: Tenant): Promise<{ keys: readonly object[] }> {
  const { publicJwk, certificate, thumbprint } = await tenant.signingKey();
  const der = certificate.replace(/-----[^-]+-----|\s/g, '');
  return { keys: [{ ...publicJwk, x5t: thumbprint, x5c: [der] }] };
}
