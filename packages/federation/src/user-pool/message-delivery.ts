import { CONFIGURATION_SET, coversAddress, EXTERNAL_ID, sesRegionsOf, snsRegionsOf } from '@auth0-cognito/contract';

import * as checks from '../checks';
import { fault } from '../faults';
import { shapeOf } from '../shape';

/** Sends email through Amazon SES. */
export interface SesDelivery {
  readonly type: 'ses';
  /** ARN of the verified SES identity, an address or a domain, in the pool's account. */
  readonly sourceArn: string;
  /** From header: `login@example.com` or `Acme <login@example.com>`. */
  readonly fromEmailAddress: string;
  /**
   * Where answers go.
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

/** Sends email from Cognito's own address, at most 50 a day. */
export interface CognitoDelivery {
  readonly type: 'cognito';
  /**
   * Where answers go.
   *
   * @default - nowhere
   */
  readonly replyToEmailAddress?: string;
}

/** Sends SMS through Amazon SNS, by a role of the pool's own. */
export interface SmsDelivery {
  /**
   * Secret-free name that Cognito shows SNS when it takes the role.
   *
   * @default - the pool's name
   */
  readonly externalId?: string;
  /**
   * Region of SNS: the pool's, or one that Cognito used before.
   *
   * @default - the pool's; in ap-northeast-2, ap-northeast-1
   */
  readonly region?: string;
  /**
   * ARN of a role that Cognito can take and that can publish to SNS.
   *
   * @default - one is made
   */
  readonly roleArn?: string;
}

/** Values of how a pool's messages go out. */
export interface MessageDeliverySettings {
  /**
   * How email goes out.
   *
   * @default - from Cognito's own address
   */
  readonly emailDelivery?: CognitoDelivery | SesDelivery;
  /**
   * How SMS goes out.
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
    // A role can be passed only within its account: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
    checks.arn(`${path}.smsDelivery.roleArn`, sms?.roleArn, ['iam', 'role/.+'], place),
    checks.matching(sms?.externalId, EXTERNAL_ID, (value) =>
      fault.ERR_EXTERNAL_ID_INVALID({ path: `${path}.smsDelivery.externalId`, received: value }),
    ),
  ];
}

/** A fault where the SES identity does not cover the From address. */
function checkCovered(path: string, { sourceArn, fromEmailAddress }: SesDelivery): checks.Findings {
  const [, identity] = /:identity\/(.+)$/.exec(sourceArn) ?? [];
  const [, address] = new RegExp(`(${ADDRESS})>?$`).exec(fromEmailAddress) ?? [];
  return !identity || !address || !checks.isLiteral(sourceArn) || coversAddress(identity, address)
    ? undefined
    : fault.ERR_EMAIL_NOT_COVERED({ path, received: fromEmailAddress, identity });
}

/** Email delivery as Terraform takes it. @internal */
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
