import { QUOTAS } from '@auth0-cognito/contract';

import * as checks from '../checks';
import { fault } from '../faults';
import { shapeOf } from '../shape';

/** An attribute that Cognito can verify by sending a code. */
export type VerifiableAttribute = 'email' | 'phone_number';

/** Message to verify the address of a new user. */
export interface VerificationMessages {
  /**
   * Send a code or a link.
   *
   * @default 'code'
   */
  readonly emailStyle?: 'code' | 'link';
  /**
   * Subject of the email, at most 140 characters.
   *
   * @default - Cognito's
   */
  readonly emailSubject?: string;
  /**
   * Text of the email, with `{####}` for the code, or `{##text##}` for a link with that text. At most 20,000 characters.
   *
   * @default - Cognito's
   */
  readonly emailMessage?: string;
  /**
   * Text of the SMS, with `{####}` for the code. At most 140 characters.
   *
   * @default - Cognito's
   */
  readonly smsMessage?: string;
}

/** Message with a user's name and temporary password. */
export interface InvitationMessages {
  /**
   * Subject of the email, at most 140 characters.
   *
   * @default - Cognito's
   */
  readonly emailSubject?: string;
  /**
   * Text of the email, with `{username}` and `{####}`. At most 20,000 characters.
   *
   * @default - Cognito's
   */
  readonly emailMessage?: string;
  /**
   * Text of the SMS, with `{username}` and `{####}`. At most 140 characters.
   *
   * @default - Cognito's
   */
  readonly smsMessage?: string;
}

/** Settings of sign-up and usernames of native users. */
export interface SignUpSettings {
  /**
   * Allow sign-up. Otherwise only an administrator can create native users. Does not affect users of Auth0.
   *
   * @default false
   */
  readonly selfSignUp?: boolean;
  /**
   * Attributes that users sign in with instead of a username. A change **replaces the pool and loses its users**.
   *
   * @default - none: users have a username
   */
  readonly usernameAttributes?: readonly VerifiableAttribute[];
  /**
   * Attributes that users can sign in with in addition to the username. A change **replaces the pool and loses its users**.
   *
   * @default - none
   */
  readonly aliasAttributes?: readonly (VerifiableAttribute | 'preferred_username')[];
  /**
   * Whether usernames are case-sensitive. A change **replaces the pool and loses its users**.
   *
   * @default false
   */
  readonly usernamesAreCaseSensitive?: boolean;
  /**
   * Attributes that Cognito verifies when a native user signs up.
   *
   * @default ['email']
   */
  readonly autoVerifiedAttributes?: readonly VerifiableAttribute[];
  /**
   * Attributes whose old value stays until the new one is verified. They must be auto-verified.
   *
   * @default - none
   */
  readonly verifyBeforeUpdate?: readonly VerifiableAttribute[];
  /**
   * Message to verify the address of a new user.
   *
   * @default - Cognito's, with a code
   */
  readonly verificationMessages?: VerificationMessages;
  /**
   * Message with a user's name and temporary password.
   *
   * @default - Cognito's
   */
  readonly invitationMessages?: InvitationMessages;
}

/** @internal */
export const signUpShape = shapeOf<SignUpSettings>()((z) => {
  const verifiable = z.enum(['email', 'phone_number']);
  return z.strictObject({
    selfSignUp: z.flag,
    usernameAttributes: z.array(verifiable).optional(),
    aliasAttributes: z.array(z.enum(['email', 'phone_number', 'preferred_username'])).optional(),
    usernamesAreCaseSensitive: z.flag,
    autoVerifiedAttributes: z.array(verifiable).optional(),
    verifyBeforeUpdate: z.array(verifiable).optional(),
    verificationMessages: z
      .strictObject({
        emailStyle: z.enum(['code', 'link']).optional(),
        emailSubject: z.text,
        emailMessage: z.text,
        smsMessage: z.text,
      })
      .optional(),
    invitationMessages: z.strictObject({ emailSubject: z.text, emailMessage: z.text, smsMessage: z.text }).optional(),
  });
});

/** The sign-up settings with their defaults: for the checks and for the construct. @internal */
export const withSignUpDefaults = (settings: SignUpSettings) => ({
  ...settings,
  selfSignUp: settings.selfSignUp ?? false,
  usernamesAreCaseSensitive: settings.usernamesAreCaseSensitive ?? false,
  autoVerifiedAttributes: settings.autoVerifiedAttributes ?? (['email'] as const),
});

/** Faults of the sign-up settings. @internal */
export function checkSignUp(
  path: string,
  settings: SignUpSettings,
  { canSendSms }: { readonly canSendSms: boolean },
): checks.Findings {
  const { usernameAttributes, aliasAttributes, verificationMessages: verification, invitationMessages } = settings;
  const verified: readonly VerifiableAttribute[] = withSignUpDefaults(settings).autoVerifiedAttributes;
  const isLink = verification?.emailStyle === 'link';
  const invitation = { holds: ['{username}', '{####}'] };
  return [
    usernameAttributes?.length && aliasAttributes?.length
      ? fault.ERR_ALIAS_AND_USERNAME_ATTRIBUTES({ path: `${path}.aliasAttributes`, received: aliasAttributes })
      : undefined,
    settings.verifyBeforeUpdate?.flatMap((name, index) =>
      verified.includes(name)
        ? []
        : [fault.ERR_NOT_AUTO_VERIFIED({ path: `${path}.verifyBeforeUpdate[${index}]`, received: name })],
    ),
    // Cognito sends a code to such a number: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-sms-settings.html
    Object.entries({ usernameAttributes, autoVerifiedAttributes: settings.autoVerifiedAttributes }).map(
      ([name, list]) =>
        list?.includes('phone_number') && !canSendSms
          ? fault.ERR_SMS_DELIVERY_MISSING({ path: `${path}.${name}`, received: list })
          : undefined,
    ),
    checks.distinct(`${path}.usernameAttributes`, usernameAttributes),
    checks.distinct(`${path}.aliasAttributes`, aliasAttributes),
    checks.distinct(`${path}.autoVerifiedAttributes`, settings.autoVerifiedAttributes),
    checks.distinct(`${path}.verifyBeforeUpdate`, settings.verifyBeforeUpdate),
    checks.message(`${path}.verificationMessages.emailSubject`, verification?.emailSubject, {
      longest: QUOTAS.emailSubjectLength,
      characters: checks.IN_EMAIL,
    }),
    checks.message(`${path}.verificationMessages.emailMessage`, verification?.emailMessage, {
      longest: QUOTAS.emailMessageLength,
      characters: checks.IN_EMAIL,
      holds: isLink ? [/\{##[^#]+##\}/] : ['{####}'],
    }),
    checks.message(`${path}.verificationMessages.smsMessage`, verification?.smsMessage, {
      longest: QUOTAS.smsMessageLength,
      characters: checks.IN_SMS,
      holds: ['{####}'],
    }),
    checks.message(`${path}.invitationMessages.emailSubject`, invitationMessages?.emailSubject, {
      longest: QUOTAS.emailSubjectLength,
      characters: checks.IN_EMAIL,
    }),
    checks.message(`${path}.invitationMessages.emailMessage`, invitationMessages?.emailMessage, {
      longest: QUOTAS.emailMessageLength,
      characters: checks.IN_EMAIL,
      ...invitation,
    }),
    checks.message(`${path}.invitationMessages.smsMessage`, invitationMessages?.smsMessage, {
      longest: QUOTAS.smsMessageLength,
      ...invitation,
    }),
  ];
}

/** The sign-up settings for Terraform. @internal */
export function signUpConfig(settings: SignUpSettings) {
  const { selfSignUp, usernamesAreCaseSensitive, autoVerifiedAttributes } = withSignUpDefaults(settings);
  const { verificationMessages: verification, invitationMessages, verifyBeforeUpdate } = settings;
  const isLink = verification?.emailStyle === 'link';
  return {
    adminCreateUserConfig: {
      allowAdminCreateUserOnly: !selfSignUp,
      ...(invitationMessages && { inviteMessageTemplate: invitationMessages }),
    },
    ...(settings.usernameAttributes && { usernameAttributes: [...settings.usernameAttributes] }),
    ...(settings.aliasAttributes && { aliasAttributes: [...settings.aliasAttributes] }),
    usernameConfiguration: { caseSensitive: usernamesAreCaseSensitive },
    autoVerifiedAttributes: [...autoVerifiedAttributes],
    ...(verifyBeforeUpdate && {
      userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdate: [...verifyBeforeUpdate] },
    }),
    verificationMessageTemplate: {
      defaultEmailOption: isLink ? 'CONFIRM_WITH_LINK' : 'CONFIRM_WITH_CODE',
      [isLink ? 'emailSubjectByLink' : 'emailSubject']: verification?.emailSubject,
      [isLink ? 'emailMessageByLink' : 'emailMessage']: verification?.emailMessage,
      smsMessage: verification?.smsMessage,
    },
  };
}
