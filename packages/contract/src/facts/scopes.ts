/**
 * OAuth scopes that every user pool has. Scopes of resource servers come in addition.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
 */
export const STANDARD_SCOPES = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'] as const;

/** Whether a scope is one that every user pool has. */
export const isStandardScope = (scope: string): boolean => (STANDARD_SCOPES as readonly string[]).includes(scope);
