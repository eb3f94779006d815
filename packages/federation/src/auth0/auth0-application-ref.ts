/** An Auth0 application, made in this stack or referenced, as Cognito's identity provider needs it. */
export interface IAuth0Application {
  readonly clientId: string;
  /** A token: Terraform alone handles the secret. */
  readonly clientSecret: string;
}

/**
 * Text of the check that an application's secret exists: Auth0 answers with an empty one where the scope is missing.
 *
 * @internal
 */
export const secretCondition = (expression: string) => ({
  condition: `\${try(length(${expression}) >= 16, false)}`,
  errorMessage:
    "Auth0 did not return this application's client secret. Grant read:client_keys to the Auth0 application that Terraform uses.",
});
