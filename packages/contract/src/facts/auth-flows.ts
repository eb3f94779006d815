/**
 * Authentication flows of the Cognito API (not of OAuth) that an app client can allow.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
 */
export const EXPLICIT_AUTH_FLOWS = [
  'ALLOW_REFRESH_TOKEN_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_USER_AUTH',
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
] as const;

/** A flow of the Cognito API that a client may use. */
export type ExplicitAuthFlow = (typeof EXPLICIT_AUTH_FLOWS)[number];

/**
 * Flows in which an application sends the user's password to Cognito, with their current and their former names. SRP is not one: it
 * verifies a password without sending it.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
 */
const PASSWORD_FLOWS: readonly string[] = [
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'USER_PASSWORD_AUTH',
  'ADMIN_NO_SRP_AUTH',
];

/** Whether an application that uses this flow handles the user's password. */
export const sendsPassword = (flow: string): boolean => PASSWORD_FLOWS.includes(flow);

/**
 * The OAuth scope that allows users to change their own attributes, as far as the client may write them.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserAttributes.html
 */
export const SELF_SERVICE_SCOPE = 'aws.cognito.signin.user.admin';

/** Whether native users sign in to the Cognito API by this flow. Their access tokens always have {@link SELF_SERVICE_SCOPE}. */
export const signsInByApi = (flow: string): boolean => flow !== 'ALLOW_REFRESH_TOKEN_AUTH';

/** OAuth flows and Auth0 grant types that put tokens into a URL, or pass the user's password to the application. OAuth 2.1 removes them. */
const WEAK_GRANTS: readonly string[] = ['implicit', 'password', 'http://auth0.com/oauth/grant-type/password-realm'];

/** Whether an OAuth flow or grant type is one of {@link WEAK_GRANTS}. */
export const isWeakGrant = (grant: string): boolean => WEAK_GRANTS.includes(grant);
