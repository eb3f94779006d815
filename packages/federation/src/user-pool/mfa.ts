import { FEATURE_TIERS, hasFeature, type UserPoolTier } from '@auth0-cognito/contract';
import * as z from 'zod';

import * as checks from '../checks';
import { fault } from '../faults';
import { shapeOf, text } from '../shape';

/** A second factor of native users. */
export type MfaMethod = 'totp' | 'sms' | 'email';

/** Multi-factor authentication of the pool's native users. People who come from Auth0 have theirs there. */
export interface MfaSettings {
  /** Whether native users can or must have a second factor. */
  readonly mode: 'off' | 'optional' | 'required';
  /**
   * Which factors there are. SMS takes `smsDelivery`; email takes `emailDelivery` by SES and the tier ESSENTIALS or PLUS.
   *
   * @default ['totp']
   */
  readonly methods?: readonly MfaMethod[];
  /**
   * Text of the SMS, with `{####}` for the code.
   *
   * @default - Cognito's
   */
  readonly smsMessage?: string;
  /**
   * Subject of the email.
   *
   * @default 'Your sign-in code'
   */
  readonly emailSubject?: string;
  /**
   * Text of the email, with `{####}` for the code.
   *
   * @default 'Your sign-in code is {####}'
   */
  readonly emailMessage?: string;
}

/** @internal */
export const mfaShape = shapeOf<MfaSettings>()(
  z.strictObject({
    mode: z.enum(['off', 'optional', 'required']),
    methods: z.array(z.enum(['totp', 'sms', 'email'])).optional(),
    smsMessage: text,
    emailSubject: text,
    emailMessage: text,
  }),
);

/** What the pool has to have for some of the factors. */
export interface MfaNeeds {
  readonly hasSmsDelivery: boolean;
  readonly hasSesDelivery: boolean;
  readonly tier: UserPoolTier;
}

const methodsOf = (mfa: MfaSettings | undefined): readonly MfaMethod[] =>
  mfa && mfa.mode !== 'off' ? (mfa.methods ?? ['totp']) : [];

/** Faults of the MFA settings. @internal */
export function checkMfa(path: string, mfa: MfaSettings | undefined, needs: MfaNeeds): checks.Findings {
  const methods = methodsOf(mfa);
  return [
    mfa && mfa.mode !== 'off' && methods.length === 0
      ? fault.ERR_LIST_EMPTY({ path: `${path}.methods`, what: 'method' })
      : undefined,
    mfa?.mode === 'off' && mfa.methods?.length
      ? fault.ERR_MFA_METHODS_WHILE_OFF({ path: `${path}.methods`, received: mfa.methods })
      : undefined,
    methods.includes('sms') && !needs.hasSmsDelivery
      ? fault.ERR_MFA_NEEDS_DELIVERY({ path: `${path}.methods`, received: 'sms', need: 'smsDelivery' })
      : undefined,
    methods.includes('email') && !needs.hasSesDelivery
      ? fault.ERR_MFA_NEEDS_DELIVERY({ path: `${path}.methods`, received: 'email', need: 'emailDelivery by SES' })
      : undefined,
    methods.includes('email') && !hasFeature(needs.tier, 'emailMfa')
      ? fault.ERR_TIER_TOO_LOW({ path: `${path}.methods`, received: 'MFA by email', tier: FEATURE_TIERS.emailMfa })
      : undefined,
    checks.distinct(`${path}.methods`, mfa?.methods),
    checks.message(`${path}.smsMessage`, mfa?.smsMessage, { longest: 140, holds: ['{####}'] }),
    checks.message(`${path}.emailSubject`, mfa?.emailSubject, { longest: 140 }),
    checks.message(`${path}.emailMessage`, mfa?.emailMessage, { longest: 20_000, holds: ['{####}'] }),
  ];
}

const MODES = { off: 'OFF', optional: 'OPTIONAL', required: 'ON' } as const;

/** The MFA settings as Terraform takes them. @internal */
export function mfaConfig(mfa: MfaSettings | undefined) {
  const methods = methodsOf(mfa);
  return {
    mfaConfiguration: MODES[mfa?.mode ?? 'off'],
    ...(methods.includes('totp') && { softwareTokenMfaConfiguration: { enabled: true } }),
    ...(methods.includes('sms') && mfa?.smsMessage && { smsAuthenticationMessage: mfa.smsMessage }),
    ...(methods.includes('email') && {
      emailMfaConfiguration: {
        subject: mfa?.emailSubject ?? 'Your sign-in code',
        message: mfa?.emailMessage ?? 'Your sign-in code is {####}',
      },
    }),
  };
}
