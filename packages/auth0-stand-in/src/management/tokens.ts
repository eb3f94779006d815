import { issuedSecret } from '@auth0-cognito/contract';
import { SignJWT, errors, importJWK, jwtVerify } from 'jose';
import { apiErrors } from '../errors';
import type { Tenant } from './tenant';
import { issuerOf, managementAudience } from './tenant';

/** Default lifetime of an access token for an API, in seconds. */
export const ACCESS_TOKEN_LIFETIME = 86_400;

/** Contents of an access token of an application. */
export interface MachineToken {
  /** Host of the issuer. */
  readonly host: string;
  readonly clientId: string;
  readonly audience: string;
  readonly scopes: readonly string[];
  /** Seconds. */
  readonly lifetime: number;
}

/** Signs an access token of an application: RS256, with the claims of Auth0. */
export async function signMachineToken(tenant: Tenant, token: MachineToken): Promise<string> {
  const { kid, privateJwk } = await tenant.signingKey();
  const signed = await new SignJWT({
    ...(token.scopes.length > 0 && { scope: token.scopes.join(' ') }),
    gty: 'client-credentials',
    azp: token.clientId,
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
    .setIssuer(issuerOf(token.host))
    .setSubject(`${token.clientId}@clients`)
    .setAudience(token.audience)
    .setIssuedAt()
    .setExpirationTime(`${token.lifetime}s`)
    .sign(await importJWK(privateJwk, 'RS256'));
  return issuedSecret(signed);
}

const asApiError = (error: unknown, audience: string) => {
  if (error instanceof errors.JWTExpired) return apiErrors.expiredToken();
  if (error instanceof errors.JWSSignatureVerificationFailed) return apiErrors.badSignature();
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud') return apiErrors.badAudience(audience);
  if (error instanceof errors.JOSEError) return apiErrors.invalidToken();
  return error;
};

/**
 * The scopes of a Management API token.
 *
 * @param authorization the `Authorization` header
 * @throws ApiError 401 if it is missing, expired, for another API, or not signed by this tenant.
 */
export async function managementScopes(
  tenant: Tenant,
  authorization: string | undefined,
): Promise<ReadonlySet<string>> {
  const token = /^Bearer +([^\s]+)$/i.exec(authorization ?? '')?.[1];
  if (!token) throw apiErrors.missingToken();
  const audience = managementAudience(tenant.domain);
  const { publicJwk } = await tenant.signingKey();
  try {
    const { payload } = await jwtVerify(token, await importJWK(publicJwk, 'RS256'), {
      algorithms: ['RS256'],
      issuer: issuerOf(tenant.domain),
      audience,
      requiredClaims: ['exp', 'sub'],
    });
    return new Set(typeof payload.scope === 'string' ? payload.scope.split(' ') : []);
  } catch (error) {
    throw asApiError(error, audience);
  }
}
