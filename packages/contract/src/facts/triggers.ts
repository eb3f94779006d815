/**
 * Lambda triggers of a user pool: the Terraform arguments that contain a function's ARN. All triggers run during a sign-in or sign-up:
 * they confirm accounts, set claims, check answers to challenges or receive codes.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-identity-pools-working-with-aws-lambda-triggers.html
 */
export const LAMBDA_TRIGGERS = [
  'create_auth_challenge',
  'custom_message',
  'define_auth_challenge',
  'post_authentication',
  'post_confirmation',
  'pre_authentication',
  'pre_sign_up',
  'pre_token_generation',
  'user_migration',
  'verify_auth_challenge_response',
] as const;

/** Triggers that are blocks with a `lambda_arn`. */
export const LAMBDA_TRIGGER_BLOCKS = [
  'pre_token_generation_config',
  'custom_email_sender',
  'custom_sms_sender',
] as const;

/** The account of an ARN; undefined if it has none. */
export const accountOfArn = (arn: string): string | undefined => /^arn:[\w-]+:[\w-]+:[\w-]*:(\d{12}):/.exec(arn)?.[1];

/** The region of an ARN; undefined if it has none. */
export const regionOfArn = (arn: string): string | undefined => /^arn:[\w-]+:[\w-]+:([a-z0-9-]+):/.exec(arn)?.[1];

/** Environment variables of the function that assigns groups by an attribute: the attribute, and the groups as JSON. */
export const GROUPS_FUNCTION_VARIABLES = { attribute: 'GROUPS_ATTRIBUTE', groups: 'GROUPS' } as const;

/** Environment variable of the function that links users: the identity providers whose verified addresses it accepts, as JSON. */
export const LINKED_PROVIDERS_VARIABLE = 'LINKED_PROVIDERS';

/** IAM actions that a function needs to find native users and to link identities to them. */
export const LINK_ACTIONS = ['cognito-idp:AdminLinkProviderForUser', 'cognito-idp:ListUsers'] as const;

/** A group as the function of {@link GROUPS_FUNCTION_VARIABLES} reads it. */
export interface GroupOfFunction {
  readonly name: string;
  /** Path and name of the role: `/acme-dev/acme-editors`. */
  readonly role?: string;
  readonly precedence?: number;
}

/**
 * Maximum size in bytes of all environment variables of a function together, names and values.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const FUNCTION_VARIABLES_SIZE = 4096;

/**
 * Seconds for which a user pool waits for a function's response.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html#important-lambda-considerations
 */
export const TRIGGER_SECONDS = 5;
