import { CONFIGURATION_SET, coversAddress, EXTERNAL_ID, sesRegionsOf, snsRegionsOf } from '@auth0-cognito/contract';

import * as checks from '../checks';
import { fault } from '../faults';
import { shapeOf } from '../shape';

/** Sends email with Amazon SES. */
export interface SesDelivery {
  /** Amazon SES. */
  readonly type: 'ses';
  /** ARN of the verified SES identity, an address or a domain, in the pool's account. */
  readonly sourceArn: string;
  /** From header: `login@example.com` or `Acme <login@example.com>`. */
  readonly fromEmailAddress: string;
  /**
   * Reply-To address.
   *
   * @default - the from address
   */
  readonly replyToEmailAddress?: string;
  /**
   * SES configuration set.
   *
   * @default - none
   */
  readonly configurationSet?: string;
}

/** Sends email from the address of Cognito, at most 50 per day. */
export interface CognitoDelivery {
  /** The address of Cognito, at most 50 emails per day. */
  readonly type: 'cognito';
  /**
   * Reply-To address.
   *
   * @default - none
   */
  readonly replyToEmailAddress?: string;
}

/** Sends SMS with Amazon SNS and a role of the pool. */
export interface SmsDelivery {
  /**
   * External id with which Cognito assumes the role. Not a secret.
   *
   * @default - the pool's name
   */
  readonly externalId?: string;
  /**
   * Region of SNS: that of the pool, or one that Cognito used before.
   *
   * @default - the pool's; in ap-northeast-2, ap-northeast-1
   */
  readonly region?: string;
  /**
   * ARN of a role that Cognito can assume and that can publish to SNS.
   *
   * @default - a role is created
   */
  readonly roleArn?: string;
}

/** Settings of the message delivery of a pool. */
export interface MessageDeliverySettings {
  /**
   * How email is sent.
   *
   * @default - from the address of Cognito
   */
  readonly emailDelivery?: CognitoDelivery | SesDelivery;
  /**
   * How SMS is sent.
   *
   * @default - no SMS
   */
  readonly smsDelivery?: SmsDelivery;
}

/** @internal */
export const messageDeliveryShape = shapeOf<MessageDeliverySettings>()((z) =>
  z.strictObject({
    emailDelivery: z
      .discriminatedUnion('type', [
        z.strictObject({ type: z.literal('cognito'), replyToEmailAddress: z.text }),
        z.strictObject({
          type: z.literal('ses'),
          sourceArn: z.string(),
          fromEmailAddress: z.string(),
          replyToEmailAddress: z.text,
          configurationSet: z.text,
        }),
      ])
      .optional(),
    smsDelivery: z.strictObject({ externalId: z.text, region: z.text, roleArn: z.text }).optional(),
  }),
);

const ADDRESS = String.raw`[^\s@<>"]+@[^\s@<>".]+(?:\.[^\s@<>".]+)+`;
const EMAIL = new RegExp(`^${ADDRESS}$`);
const FROM = new RegExp(`^(?:${ADDRESS}|[^<>]+ ?<${ADDRESS}>)$`);

/** Faults of the delivery settings. @internal */
export function checkMessageDelivery(
  path: string,
  settings: MessageDeliverySettings,
  place: checks.Place,
): checks.Findings {
  const { emailDelivery: email, smsDelivery: sms } = settings;
  const replyTo = `${path}.emailDelivery.replyToEmailAddress`;
  const from = `${path}.emailDelivery.fromEmailAddress`;
  const region = checks.isLiteral(place.region) ? place.region : undefined;
  return [
    checks.matching(email?.replyToEmailAddress, EMAIL, (value) =>
      fault.ERR_EMAIL_INVALID({ path: replyTo, received: value }),
    ),
    email?.type === 'ses'
      ? [
          checks.arn(`${path}.emailDelivery.sourceArn`, email.sourceArn, ['ses', 'identity/.+'], {
            ...place,
            ...(region !== undefined && { regions: sesRegionsOf(region) }),
          }),
          checks.matching(email.fromEmailAddress, FROM, (value) =>
            fault.ERR_EMAIL_INVALID({ path: from, received: value }),
          ) ?? checkCovered(from, email),
          checks.matching(email.configurationSet, CONFIGURATION_SET, (value) =>
            fault.ERR_CONFIGURATION_SET_INVALID({ path: `${path}.emailDelivery.configurationSet`, received: value }),
          ),
        ]
      : undefined,
    checks.region(`${path}.smsDelivery.region`, sms?.region) ??
      (region !== undefined && checks.isLiteral(sms?.region) && !snsRegionsOf(region).includes(sms.region)
        ? fault.ERR_REGION_OF_MESSAGES({
            path: `${path}.smsDelivery.region`,
            received: sms.region,
            regions: snsRegionsOf(region),
          })
        : undefined),
    // A role can only be passed in its account: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
    checks.arn(`${path}.smsDelivery.roleArn`, sms?.roleArn, ['iam', 'role/.+'], place),
    checks.matching(sms?.externalId, EXTERNAL_ID, (value) =>
      fault.ERR_EXTERNAL_ID_INVALID({ path: `${path}.smsDelivery.externalId`, received: value }),
    ),
  ];
}

/** A fault if the SES identity does not cover the From address. */
function checkCovered(path: string, { sourceArn, fromEmailAddress }: SesDelivery): checks.Findings {
  const [, identity] = /:identity\/(.+)$/.exec(sourceArn) ?? [];
  const [, address] = new RegExp(`(${ADDRESS})>?$`).exec(fromEmailAddress) ?? [];
  return !identity || !address || !checks.isLiteral(sourceArn) || coversAddress(identity, address)
    ? undefined
    : fault.ERR_EMAIL_NOT_COVERED({ path, received: fromEmailAddress, identity });
}

/** Email delivery for Terraform. @internal */
export function emailConfig(email: MessageDeliverySettings['emailDelivery']) {
  const replyTo = email?.replyToEmailAddress && { replyToEmailAddress: email.replyToEmailAddress };
  if (email?.type !== 'ses') return { emailConfiguration: { emailSendingAccount: 'COGNITO_DEFAULT', ...replyTo } };
  return {
    emailConfiguration: {
      emailSendingAccount: 'DEVELOPER',
      sourceArn: email.sourceArn,
      fromEmailAddress: email.fromEmailAddress,
      ...(email.configurationSet && { configurationSet: email.configurationSet }),
      ...replyTo,
    },
  };
}
