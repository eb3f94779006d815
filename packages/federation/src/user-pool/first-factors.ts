import {
  FIRST_FACTORS,
  hasFeature,
  isFirstFactorWithMfa,
  type FirstFactor,
  type UserPoolTier,
} from '@auth0-cognito/contract';

import * as checks from '../checks';
import { fault } from '../faults';
import { shapeOf } from '../shape';

/** First factors of native users. Users of Auth0 sign in at Auth0. */
export interface FirstFactorSettings {
  /**
   * First factors that a native user can choose from: the password, a passkey, or a code by email or SMS. `password` is always one of them.
   * A client offers other factors than the password if `explicitAuthFlows` has `ALLOW_USER_AUTH`; the classic sign-in pages do
   * not offer them. Other factors require the tier ESSENTIALS or PLUS, and no required second factor. SMS requires
   * `smsDelivery`.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-sdk.html
   * @default ['password']
   */
  readonly firstFactors?: readonly FirstFactor[];
  /**
   * Passkeys, if `firstFactors` has them.
   *
   * @default - those of the host of the sign-in pages, with user verification
   */
  readonly passkeys?: PasskeySettings;
}

/** Passkeys of native users. */
export interface PasskeySettings {
  /**
   * Host for which browsers create passkeys. A change makes every passkey unusable. If the domain is a custom domain, Cognito's
   * pages accept only this host.
   *
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_WebAuthnConfigurationType.html
   * @default - in a federated user pool, the host of the sign-in pages
   */
  readonly relyingPartyId?: string;
  /**
   * Whether the device must verify the user, such as by a fingerprint or a PIN.
   *
   * @default 'required'
   */
  readonly userVerification?: 'required' | 'preferred';
}

const NAMES = Object.keys(FIRST_FACTORS) as [FirstFactor, ...FirstFactor[]];

/** @internal */
export const firstFactorsShape = shapeOf<FirstFactorSettings>()((z) =>
  z.strictObject({
    firstFactors: z.array(z.enum(NAMES)).optional(),
    passkeys: z
      .strictObject({ relyingPartyId: z.text, userVerification: z.enum(['required', 'preferred']).optional() })
      .optional(),
  }),
);

/** First factors other than the password. @internal */
export const otherFactors = ({ firstFactors = [] }: FirstFactorSettings): readonly FirstFactor[] =>
  firstFactors.filter((factor) => factor !== 'password');

/** Context of the checks of first factors. */
export interface FirstFactorNeeds {
  readonly tier: UserPoolTier;
  readonly requiresMfa: boolean;
  /** Whether Cognito can send codes by SMS. */
  readonly canSendSms: boolean;
}

/** Faults of the first factors. @internal */
export function checkFirstFactors(
  path: string,
  settings: FirstFactorSettings,
  needs: FirstFactorNeeds,
): checks.Findings {
  const { firstFactors, passkeys } = settings;
  const at = `${path}.firstFactors`;
  const others = otherFactors(settings);
  const hasPasskeys = others.includes('passkey');
  return [
    firstFactors && !firstFactors.includes('password')
      ? fault.ERR_FIRST_FACTOR_PASSWORD({ path: at, received: firstFactors })
      : undefined,
    checks.distinct(at, firstFactors),
    others.length > 0 ? checks.feature(at, needs.tier, 'choiceBasedSignIn', others.join(', ')) : undefined,
    needs.requiresMfa && others.some((factor) => !isFirstFactorWithMfa(FIRST_FACTORS[factor]))
      ? fault.ERR_FIRST_FACTOR_WITH_MFA({ path: at, received: others })
      : undefined,
    others.includes('sms') && !needs.canSendSms
      ? fault.ERR_SMS_DELIVERY_MISSING({ path: at, received: 'sms' })
      : undefined,
    passkeys && !hasPasskeys ? fault.ERR_PASSKEYS_UNUSED({ path: `${path}.passkeys` }) : undefined,
    checks.host(`${path}.passkeys.relyingPartyId`, passkeys?.relyingPartyId),
  ];
}

/**
 * The first factors for Terraform. Declares the default, too, because the AWS provider keeps the setting of a removed block.
 * LITE has no such policy.
 *
 * @internal
 */
export function firstFactorsConfig(settings: FirstFactorSettings, tier: UserPoolTier) {
  if (!hasFeature(tier, 'choiceBasedSignIn')) return {};
  const { firstFactors = ['password'], passkeys = {} } = settings;
  return {
    signInPolicy: { allowedFirstAuthFactors: firstFactors.map((factor) => FIRST_FACTORS[factor]) },
    ...(firstFactors.includes('passkey') && {
      webAuthnConfiguration: {
        ...(passkeys.relyingPartyId !== undefined && { relyingPartyId: passkeys.relyingPartyId }),
        userVerification: passkeys.userVerification ?? 'required',
      },
    }),
  };
}
