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

/** How native users prove who they are. People who come from Auth0 sign in there. */
export interface FirstFactorSettings {
  /**
   * First factors that a native user can choose from: the password, a passkey, or a code by email or SMS. `password` is always one of them.
   * A client offers more than the password if `explicitAuthFlows` has `ALLOW_USER_AUTH`; of the sign-in pages, only managed login does.
   * More than the password takes the tier ESSENTIALS or PLUS, and no required second factor. SMS takes `smsDelivery`.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-sdk.html
   * @default ['password']
   */
  readonly firstFactors?: readonly FirstFactor[];
  /**
   * Passkeys, where `firstFactors` has them.
   *
   * @default - those of the host of the sign-in pages, with user verification
   */
  readonly passkeys?: PasskeySettings;
}

/** Passkeys of native users. */
export interface PasskeySettings {
  /**
   * Host for which browsers create passkeys. A change makes every passkey unusable. If the domain is a custom domain, Cognito's pages accept
   * only that.
   *
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_WebAuthnConfigurationType.html
   * @default - in a federated user pool, the host of the sign-in pages
   */
  readonly relyingPartyId?: string;
  /**
   * Whether the device has to verify its user, by a fingerprint or a PIN.
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

/** First factors besides the password. @internal */
export const otherFactors = ({ firstFactors = [] }: FirstFactorSettings): readonly FirstFactor[] =>
  firstFactors.filter((factor) => factor !== 'password');

/** What the first factors also depend on. */
export interface FirstFactorNeeds {
  readonly tier: UserPoolTier;
  readonly requiresMfa: boolean;
  /** Cognito can send codes by SMS. */
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
 * The first factors as Terraform takes them. The default is declared, too: the AWS provider keeps what a removed block had set. LITE has no
 * such policy.
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
