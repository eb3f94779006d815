/** An Auth0 application, created in this stack or referenced. */
export interface IAuth0Application {
  readonly clientId: string;
  /** A token: the secret is only known to Terraform. */
  readonly clientSecret: string;
}

/**
 * Condition and message of the check that the secret of an application exists: Auth0 returns an empty one if the scope is missing.
 *
 * @internal
 */
export const secretCondition = (expression: string) => ({
  condition: `\${try(length(${expression}) >= 16, false)}`,
  errorMessage:
    "Auth0 did not return this application's client secret. Grant read:client_keys to the Auth0 application that Terraform uses.",
});
