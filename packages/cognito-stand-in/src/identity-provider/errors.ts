/** A refused response of an identity provider. The application receives the message as `error_description`. */
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
 * Error texts of a sign-in at an identity provider. AWS documents some of these texts (developer guide, "Managed login and federation
 * error responses") and states that they can change; the others follow its wording.
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
