/** An application client of a user pool, as its users need it. */
export interface IAppClient {
  readonly clientId: string;
  /** Where Cognito may return to with a code. The first one is the default. Empty for a machine client. */
  readonly callbackUrls: readonly string[];
  /** Where Cognito may return to after sign-out. */
  readonly logoutUrls: readonly string[];
  /** OAuth scopes the client may ask for. */
  readonly scopes: readonly string[];
  /** Names of the identity providers offered, `COGNITO` for native users. */
  readonly identityProviders: readonly string[];
}
