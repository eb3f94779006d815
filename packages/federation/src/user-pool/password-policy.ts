import {
  PASSWORD_MINIMUM_IN_PRODUCTION,
  PASSWORD_MINIMUM_RANGE,
  QUOTAS,
  type UserPoolTier,
} from '@auth0-cognito/contract';

import * as checks from '../checks';
import { shapeOf } from '../shape';

/** Password policy of native users. */
export interface PasswordPolicy {
  /**
   * Minimum length, 6 to 99 characters.
   *
   * @default 12
   */
  readonly minimumLength?: number;
  /**
   * Require a lower-case letter.
   *
   * @default true
   */
  readonly requireLowercase?: boolean;
  /**
   * Require an upper-case letter.
   *
   * @default true
   */
  readonly requireUppercase?: boolean;
  /**
   * Require a digit.
   *
   * @default true
   */
  readonly requireNumbers?: boolean;
  /**
   * Require a symbol.
   *
   * @default true
   */
  readonly requireSymbols?: boolean;
  /**
   * Validity of a temporary password of an administrator, 1 to 365 days.
   *
   * @default 7
   */
  readonly temporaryPasswordValidityDays?: number;
  /**
   * Number of previous passwords that cannot be used again, 0 to 24. Requires the tier ESSENTIALS or PLUS.
   *
   * @default 0
   */
  readonly passwordHistorySize?: number;
}

/** @internal */
export const passwordPolicyShape = shapeOf<PasswordPolicy>()((z) =>
  z.strictObject({
    minimumLength: z.number().optional(),
    requireLowercase: z.flag,
    requireUppercase: z.flag,
    requireNumbers: z.flag,
    requireSymbols: z.flag,
    temporaryPasswordValidityDays: z.number().optional(),
    passwordHistorySize: z.number().optional(),
  }),
);

/** The policy with its defaults: for the checks and for the construct. @internal */
export const withPasswordPolicyDefaults = (policy: PasswordPolicy = {}) => ({
  ...policy,
  minimumLength: policy.minimumLength ?? PASSWORD_MINIMUM_IN_PRODUCTION,
  requireLowercase: policy.requireLowercase ?? true,
  requireUppercase: policy.requireUppercase ?? true,
  requireNumbers: policy.requireNumbers ?? true,
  requireSymbols: policy.requireSymbols ?? true,
  temporaryPasswordValidityDays: policy.temporaryPasswordValidityDays ?? 7,
});

/** Faults of a password policy. @internal */
export function checkPasswordPolicy(
  path: string,
  settings: PasswordPolicy | undefined,
  tier: UserPoolTier,
): checks.Findings {
  if (!settings) return undefined;
  const policy = withPasswordPolicyDefaults(settings);
  return [
    policy.passwordHistorySize
      ? checks.feature(`${path}.passwordHistorySize`, tier, 'passwordHistory', 'a password history')
      : undefined,
    checks.within(`${path}.minimumLength`, policy.minimumLength, ...PASSWORD_MINIMUM_RANGE),
    checks.within(
      `${path}.temporaryPasswordValidityDays`,
      policy.temporaryPasswordValidityDays,
      1,
      QUOTAS.temporaryPasswordDays,
    ),
    checks.within(`${path}.passwordHistorySize`, policy.passwordHistorySize, 0, QUOTAS.passwordHistory),
  ];
}
