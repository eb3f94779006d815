/**
 * Characters that Cognito accepts in its texts.
 *
 * Source: patterns of `EmailVerificationMessageType`, `EmailVerificationSubjectType`, `SmsVerificationMessageType`, `SESConfigurationSet`
 * and `ClaimName` in the service models of cognito-idp and cognito-identity (botocore 1.44.5).
 */

/** Subject or text of an email. Control and format characters, such as the joiners of emoji, are not allowed. */
export const EMAIL_TEXT = /^[\p{L}\p{M}\p{S}\p{N}\p{P}\s]*$/u;

/** Text of an SMS: one line. */
export const SMS_TEXT = /^.*$/;

/** Name of an SES configuration set. */
export const CONFIGURATION_SET = /^[\w-]{1,64}$/;

/** Name of a claim in a rule of a role mapping. */
export const RULE_CLAIM = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,64}$/u;

/**
 * External id of a role.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;

/**
 * Key and value of a tag.
 *
 * @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html#id_tags_naming_best_practices
 */
export const TAG_KEY = /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+@-]{1,128}$/iu;
export const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+@-]{0,256}$/u;
