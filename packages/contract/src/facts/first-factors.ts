/**
 * First factors of native users, with Cognito's names.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignInPolicyType.html
 */
export const FIRST_FACTORS = {
  password: 'PASSWORD',
  passkey: 'WEB_AUTHN',
  email: 'EMAIL_OTP',
  sms: 'SMS_OTP',
} as const;

/** A first factor of native users. */
export type FirstFactor = keyof typeof FIRST_FACTORS;

/**
 * Whether Cognito accepts a first factor in a pool that requires a second factor. It accepts passkeys only if the pool counts them as two
 * factors (`FactorConfiguration`). The AWS provider cannot set this, up to version 6.66.
 *
 * @see https://github.com/go-to-k/cdkd/issues/1975
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/50110
 */
export const isFirstFactorWithMfa = (factor: string): boolean => factor === FIRST_FACTORS.password;
