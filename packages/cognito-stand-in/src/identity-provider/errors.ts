/** Why an identity provider's answer was refused; shown to the application as `error_description`. */
export class IdentityProviderError extends Error {
  constructor(
    message: string,
    readonly error = 'invalid_request',
  ) {
    super(message);
    this.name = 'IdentityProviderError';
  }
}

/**
 * Why a sign-in at an identity provider failed. AWS documents some of these texts (developer guide, "Managed login and federation
 * error responses") and says that they are not fixed strings; the others follow its wording.
 */
export const providerTexts = {
  tokenTimeout: 'Timeout occurred in calling IdP token endpoint',
  jwksTimeout: 'Timeout in calling jwks uri',
  userInfoTimeout: 'Timeout occurred in calling IdP userinfo endpoint',
  discoveryTimeout: 'Timeout occurred in calling IdP discovery endpoint',
  connection: (endpoint: string) => `Connection reset in calling IdP ${endpoint} endpoint`,
  providerError: (provider: string, detail: string) => `${provider} Error - ${detail}`,
  badIssuer: (issuer: unknown) => `Bad id_token issuer ${String(issuer)}`,
  badIdToken: (reason: string) => `Bad id_token: ${reason}`,
} as const;
