import type { IdentityProvider } from '../configuration/pools';
import type { IdentityProviderContext, ProviderClaims } from './client';
import { endpointsOf, exchangeCode, fetchKeys, fetchUserInfo, verifyIdToken } from './client';
import { IdentityProviderError, providerTexts } from './errors';

/** The response of the identity provider, and the values that it must match. */
export interface ProviderResponse {
  readonly code: string;
  readonly nonce: string;
  /** The `/oauth2/idpresponse` URL of the authorization request. */
  readonly redirectUri: string;
}

/**
 * The claims of the user: those of the ID token, overridden by userInfo. Both must have the same subject. A mapping can also
 * use `id_token` and `access_token`, the tokens of the provider.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html
 */
export async function claimsOf(
  context: IdentityProviderContext,
  provider: IdentityProvider,
  response: ProviderResponse,
): Promise<ProviderClaims & { readonly sub: string }> {
  const endpoints = await endpointsOf(context, provider);
  const tokens = await exchangeCode(context, provider, {
    url: endpoints.token,
    code: response.code,
    redirectUri: response.redirectUri,
  });
  const keys = await fetchKeys(context, endpoints.jwks);
  const idToken = await verifyIdToken(context, tokens.idToken, keys, {
    issuer: provider.details.oidc_issuer ?? '',
    audiences: [provider.details.client_id ?? ''],
    nonce: response.nonce,
  });

  const sub = String(idToken.sub);
  const mappable = { id_token: tokens.idToken, access_token: tokens.accessToken };
  if (!endpoints.userInfo) return { ...idToken, ...mappable, sub };
  const userInfo = await fetchUserInfo(context, provider, endpoints.userInfo, tokens.accessToken);
  if (userInfo.sub !== sub) {
    throw new IdentityProviderError(providerTexts.providerError(provider.name, 'userinfo is of another subject'));
  }
  return { ...idToken, ...userInfo, ...mappable, sub };
}
