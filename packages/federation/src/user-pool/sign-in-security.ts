import { DEFAULT_TIER, USER_POOL_TIERS, type UserPoolTier } from '@auth0-cognito/contract';

import * as checks from '../checks';
import { fault } from '../faults';
import { shapeOf } from '../shape';

import type { MfaMethod } from './mfa';

/** How a native user can recover the account after a forgotten password, in order of preference. */
export type AccountRecovery = 'verified_email' | 'verified_phone_number' | 'admin_only';

/** Settings that protect the sign-in of a pool. */
export interface SignInSecuritySettings {
  /**
   * Feature plan of the pool, which determines its price.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html
   * @default 'ESSENTIALS'
   */
  readonly tier?: UserPoolTier;
  /**
   * Threat protection. Requires the tier PLUS.
   *
   * @default - off
   */
  readonly threatProtection?: {
    /** `AUDIT` only logs risks; `ENFORCED` also responds to them. */
    readonly mode: 'AUDIT' | 'ENFORCED';
    /**
     * The mode for custom authentication flows.
     *
     * @default - off
     */
    readonly customAuthMode?: 'AUDIT' | 'ENFORCED';
  };
  /**
   * How native users can recover their accounts after a forgotten password. `admin_only` must be the only entry.
   *
   * @default ['verified_email']
   */
  readonly accountRecovery?: readonly AccountRecovery[];
  /**
   * Remember the devices of native users.
   *
   * @default - off
   */
  readonly deviceTracking?: {
    /** Remember every device, or only if the user agrees. */
    readonly remember: 'always' | 'user-opt-in';
    /**
     * Whether a new device requires the second factor even if a remembered one does not.
     *
     * @default true
     */
    readonly challengeRequiredOnNewDevice?: boolean;
  };
}

/** @internal */
export const signInSecurityShape = shapeOf<SignInSecuritySettings>()((z) =>
  z.strictObject({
    tier: z.enum(USER_POOL_TIERS).optional(),
    threatProtection: z
      .strictObject({ mode: z.enum(['AUDIT', 'ENFORCED']), customAuthMode: z.enum(['AUDIT', 'ENFORCED']).optional() })
      .optional(),
    accountRecovery: z.array(z.enum(['verified_email', 'verified_phone_number', 'admin_only'])).optional(),
    deviceTracking: z
      .strictObject({ remember: z.enum(['always', 'user-opt-in']), challengeRequiredOnNewDevice: z.flag })
      .optional(),
  }),
);

/** The security settings with their defaults: for the checks and for the construct. @internal */
export const withSignInSecurityDefaults = <Settings extends SignInSecuritySettings>(settings: Settings) => ({
  ...settings,
  tier: settings.tier ?? DEFAULT_TIER,
  accountRecovery: settings.accountRecovery ?? (['verified_email'] as const),
});

/** Context of the checks of account recovery. */
export interface RecoveryNeeds {
  /** The second factors of the pool. */
  readonly factors: readonly MfaMethod[];
  /** Whether Cognito can send codes by SMS. */
  readonly canSendSms: boolean;
}

/**
 * Faults of account recovery. A channel that is a second factor cannot be used for recovery, so Cognito refuses it as the only one.
 *
 * Source: `AccountRecoverySetting` in the service model of cognito-idp (botocore 1.44.5),
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/41049
 * @see https://github.com/aws/aws-cdk/issues/11478
 */
function checkRecovery(path: string, ways: readonly AccountRecovery[], needs: RecoveryNeeds): checks.Findings {
  const [first, second] = ways;
  const factor = ({ verified_email: 'email', verified_phone_number: 'sms', admin_only: undefined } as const)[
    first ?? 'admin_only'
  ];
  return [
    factor !== undefined && second === undefined && needs.factors.includes(factor)
      ? fault.ERR_RECOVERY_IS_FACTOR({ path, received: ways, factor })
      : undefined,
    first === 'verified_phone_number' && second === undefined && !needs.canSendSms
      ? fault.ERR_SMS_DELIVERY_MISSING({ path, received: first })
      : undefined,
  ];
}

/** Faults of the security settings. @internal */
export function checkSignInSecurity(
  path: string,
  settings: SignInSecuritySettings,
  needs: RecoveryNeeds,
): checks.Findings {
  const { tier, accountRecovery: recovery, threatProtection } = withSignInSecurityDefaults(settings);
  return [
    threatProtection
      ? checks.feature(`${path}.threatProtection`, tier, 'threatProtection', 'threat protection')
      : undefined,
    recovery.length === 0
      ? fault.ERR_LIST_EMPTY({ path: `${path}.accountRecovery`, what: 'way of recovery' })
      : undefined,
    recovery.length > 1 && recovery.includes('admin_only')
      ? fault.ERR_RECOVERY_ADMIN_NOT_ALONE({ path: `${path}.accountRecovery`, received: recovery })
      : undefined,
    checks.distinct(`${path}.accountRecovery`, recovery),
    checkRecovery(`${path}.accountRecovery`, recovery, needs),
  ];
}

/** The security settings for Terraform. @internal */
export function signInSecurityConfig(settings: SignInSecuritySettings) {
  const { tier, accountRecovery, threatProtection, deviceTracking } = withSignInSecurityDefaults(settings);
  return {
    userPoolTier: tier,
    accountRecoverySetting: {
      recoveryMechanism: accountRecovery.map((name, index) => ({ name, priority: index + 1 })),
    },
    ...(threatProtection && {
      userPoolAddOns: {
        advancedSecurityMode: threatProtection.mode,
        ...(threatProtection.customAuthMode && {
          advancedSecurityAdditionalFlows: { customAuthMode: threatProtection.customAuthMode },
        }),
      },
    }),
    ...(deviceTracking && {
      deviceConfiguration: {
        deviceOnlyRememberedOnUserPrompt: deviceTracking.remember === 'user-opt-in',
        challengeRequiredOnNewDevice: deviceTracking.challengeRequiredOnNewDevice ?? true,
      },
    }),
  };
}
