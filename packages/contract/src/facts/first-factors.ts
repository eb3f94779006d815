/**
 * First factors of native users, each with Cognito's name.
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
 * Whether Cognito accepts a first factor in a pool that requires a second factor. Of passkeys it accepts only those that count as two factors
 * (`FactorConfiguration`), which no version of the AWS provider up to 6.66 can set.
 *
 * @see https://github.com/go-to-k/cdkd/issues/1975
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/50110
 */
export const isFirstFactorWithMfa = (factor: string): boolean => factor === FIRST_FACTORS.password;
