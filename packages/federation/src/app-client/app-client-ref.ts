/** An app client of a user pool. */
export interface IAppClient {
  readonly clientId: string;
  /** URLs to which Cognito may redirect with a code. The first one is the default. Empty for a machine client. */
  readonly callbackUrls: readonly string[];
  /** URLs to which Cognito may redirect after sign-out. */
  readonly logoutUrls: readonly string[];
  /** OAuth scopes that the client can request. */
  readonly scopes: readonly string[];
  /** Names of the identity providers of the client, `COGNITO` for native users. */
  readonly identityProviders: readonly string[];
}
