/**
 * Length of native users' passwords.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html
 */

/** Shortest and longest minimum length that Cognito accepts. */
export const PASSWORD_MINIMUM_RANGE = [6, 99] as const;

/** Default minimum length, and the smallest one in production. A choice of this project. */
export const PASSWORD_MINIMUM_IN_PRODUCTION = 12;

/** Whether a minimum length is too short for production. */
export const isPasswordMinimumTooShort = (length: number): boolean => length < PASSWORD_MINIMUM_IN_PRODUCTION;
