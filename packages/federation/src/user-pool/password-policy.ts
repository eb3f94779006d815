import {
  PASSWORD_MINIMUM_IN_PRODUCTION,
  PASSWORD_MINIMUM_RANGE,
  QUOTAS,
  type UserPoolTier,
} from '@auth0-cognito/contract';

import * as checks from '../checks';
import { shapeOf } from '../shape';

/** What passwords of the pool's native users must be like. */
export interface PasswordPolicy {
  /**
   * Least number of characters, 6 to 99.
   *
   * @default 12
   */
  readonly minimumLength?: number;
  /**
   * A lower-case letter is needed.
   *
   * @default true
   */
  readonly requireLowercase?: boolean;
  /**
   * An upper-case letter is needed.
   *
   * @default true
   */
  readonly requireUppercase?: boolean;
  /**
   * A digit is needed.
   *
   * @default true
   */
  readonly requireNumbers?: boolean;
  /**
   * A symbol is needed.
   *
   * @default true
   */
  readonly requireSymbols?: boolean;
  /**
   * Days that an administrator's temporary password holds, 1 to 365.
   *
   * @default 7
   */
  readonly temporaryPasswordValidityDays?: number;
  /**
   * How many earlier passwords cannot be used again, 0 to 24. Takes the tier ESSENTIALS or PLUS.
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
