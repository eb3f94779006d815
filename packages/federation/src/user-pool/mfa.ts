import { QUOTAS, type UserPoolTier } from '@auth0-cognito/contract';

import * as checks from '../checks';
import { fault } from '../faults';
import { shapeOf } from '../shape';

/** A second factor of native users. */
export type MfaMethod = 'totp' | 'sms' | 'email';

/** Multi-factor authentication of native users of the pool. Users of Auth0 have the MFA of Auth0. */
export interface MfaSettings {
  /** Whether native users can have, or must have, a second factor. */
  readonly mode: 'off' | 'optional' | 'required';
  /**
   * Available second factors. SMS requires `smsDelivery`; email requires `emailDelivery` by SES and the tier ESSENTIALS or PLUS.
   *
   * @default ['totp']
   */
  readonly methods?: readonly MfaMethod[];
  /**
   * Text of the SMS, with `{####}` for the code. At most 140 characters.
   *
   * @default - Cognito's
   */
  readonly smsMessage?: string;
  /**
   * Subject of the email, at most 140 characters.
   *
   * @default 'Your sign-in code'
   */
  readonly emailSubject?: string;
  /**
   * Text of the email, with `{####}` for the code. At most 20,000 characters.
   *
   * @default 'Your sign-in code is {####}'
   */
  readonly emailMessage?: string;
}

/** @internal */
export const mfaShape = shapeOf<MfaSettings>()((z) =>
  z.strictObject({
    mode: z.enum(['off', 'optional', 'required']),
    methods: z.array(z.enum(['totp', 'sms', 'email'])).optional(),
    smsMessage: z.text,
    emailSubject: z.text,
    emailMessage: z.text,
  }),
);

/** Settings of the pool that some factors require. */
export interface MfaNeeds {
  readonly hasSmsDelivery: boolean;
  readonly hasSesDelivery: boolean;
  readonly tier: UserPoolTier;
}

/** The MFA settings with their defaults: for the checks and for the construct. @internal */
export const withMfaDefaults = (mfa: MfaSettings = { mode: 'off' }) => ({
  ...mfa,
  methods: mfa.methods ?? (mfa.mode === 'off' ? [] : (['totp'] as const)),
  emailSubject: mfa.emailSubject ?? 'Your sign-in code',
  emailMessage: mfa.emailMessage ?? 'Your sign-in code is {####}',
});

/** Faults of the MFA settings. @internal */
export function checkMfa(path: string, mfa: MfaSettings | undefined, needs: MfaNeeds): checks.Findings {
  if (!mfa) return undefined;
  const { mode, methods, ...messages } = withMfaDefaults(mfa);
  const isOn = (method: MfaMethod) => mode !== 'off' && methods.includes(method);
  return [
    mode !== 'off' && methods.length === 0
      ? fault.ERR_LIST_EMPTY({ path: `${path}.methods`, what: 'method' })
      : undefined,
    mode === 'off' && methods.length > 0
      ? fault.ERR_MFA_METHODS_WHILE_OFF({ path: `${path}.methods`, received: methods })
      : undefined,
    isOn('sms') && !needs.hasSmsDelivery
      ? fault.ERR_MFA_NEEDS_DELIVERY({ path: `${path}.methods`, received: 'sms', need: 'smsDelivery' })
      : undefined,
    isOn('email') && !needs.hasSesDelivery
      ? fault.ERR_MFA_NEEDS_DELIVERY({ path: `${path}.methods`, received: 'email', need: 'emailDelivery by SES' })
      : undefined,
    // The AWS provider passes `sms_configuration` to SetUserPoolMfaConfig, which makes SMS a factor:
    // https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/cognitoidp/user_pool.go
    mode !== 'off' && !methods.includes('sms') && needs.hasSmsDelivery
      ? fault.ERR_MFA_SMS_NOT_ENABLED({ path: `${path}.methods` })
      : undefined,
    isOn('email') ? checks.feature(`${path}.methods`, needs.tier, 'emailMfa', 'MFA by email') : undefined,
    checks.distinct(`${path}.methods`, methods),
    checks.message(`${path}.smsMessage`, messages.smsMessage, {
      longest: QUOTAS.smsMessageLength,
      characters: checks.IN_SMS,
      holds: ['{####}'],
    }),
    checks.message(`${path}.emailSubject`, messages.emailSubject, {
      longest: QUOTAS.emailSubjectLength,
      characters: checks.IN_EMAIL,
    }),
    checks.message(`${path}.emailMessage`, messages.emailMessage, {
      longest: QUOTAS.emailMessageLength,
      characters: checks.IN_EMAIL,
      holds: ['{####}'],
    }),
  ];
}

/** The second factors of a pool. @internal */
export function factorsOf(mfa: MfaSettings | undefined): readonly MfaMethod[] {
  const { mode, methods } = withMfaDefaults(mfa);
  return mode === 'off' ? [] : methods;
}

/** Modes of MFA, with their names in Cognito. */
export const MFA_MODES = { off: 'OFF', optional: 'OPTIONAL', required: 'ON' } as const;

/** The MFA settings for Terraform. @internal */
export function mfaConfig(mfa: MfaSettings | undefined) {
  const { mode, methods, smsMessage, emailSubject, emailMessage } = withMfaDefaults(mfa);
  return {
    mfaConfiguration: MFA_MODES[mode],
    ...(methods.includes('totp') && { softwareTokenMfaConfiguration: { enabled: true } }),
    ...(methods.includes('sms') && smsMessage && { smsAuthenticationMessage: smsMessage }),
    ...(methods.includes('email') && { emailMfaConfiguration: { subject: emailSubject, message: emailMessage } }),
  };
}
