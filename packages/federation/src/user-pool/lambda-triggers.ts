import { capitalized, USER_POOL_PRINCIPAL, type UserPoolTier } from '@auth0-cognito/contract';
import { Construct } from 'constructs';

import type { CognitoUserPoolLambdaConfig } from '@cdktf/provider-aws/lib/cognito-user-pool';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';

import * as checks from '../checks';
import { fault } from '../faults';
import { shapeOf } from '../shape';

/**
 * Lambda functions that a pool calls. Each value is the ARN of a function, a version or an alias, in the account and region of the pool.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-identity-pools-working-with-aws-lambda-triggers.html
 */
export interface LambdaTriggers {
  /**
   * Creates the challenges of custom authentication.
   *
   * @default - none
   */
  readonly createAuthChallenge?: string;
  /**
   * Changes the messages that Cognito sends.
   *
   * @default - none
   */
  readonly customMessage?: string;
  /**
   * Decides which challenge of custom authentication is next.
   *
   * @default - none
   */
  readonly defineAuthChallenge?: string;
  /**
   * Runs after a sign-in.
   *
   * @default - none
   */
  readonly postAuthentication?: string;
  /**
   * Runs after a new user or a forgotten password was confirmed.
   *
   * @default - none
   */
  readonly postConfirmation?: string;
  /**
   * Accepts or refuses a sign-in.
   *
   * @default - none
   */
  readonly preAuthentication?: string;
  /**
   * Accepts or refuses a new user, also at the first sign-in with an identity provider.
   *
   * @default - none
   */
  readonly preSignUp?: string;
  /**
   * Changes the claims of tokens before they are issued.
   *
   * @default - none
   */
  readonly preTokenGeneration?: {
    /** ARN of the function. */
    readonly lambdaArn: string;
    /**
     * Version of its event. V1_0 can change ID tokens, V2_0 also access tokens, V3_0 also access tokens of machine clients. V2_0 and V3_0 require
     * the tier ESSENTIALS or PLUS.
     */
    readonly version: 'V1_0' | 'V2_0' | 'V3_0';
  };
  /**
   * Migrates a user from another directory at the sign-in or after a forgotten password.
   *
   * @default - none
   */
  readonly userMigration?: string;
  /**
   * Checks the response to a challenge of custom authentication.
   *
   * @default - none
   */
  readonly verifyAuthChallengeResponse?: string;
  /**
   * Sends all email instead of Cognito. Requires `kmsKeyArn`.
   *
   * @default - none
   */
  readonly customEmailSender?: string;
  /**
   * Sends all SMS instead of Cognito. Requires `kmsKeyArn`.
   *
   * @default - none
   */
  readonly customSmsSender?: string;
  /**
   * ARN of the KMS key that encrypts codes for the custom senders, in the region of the pool.
   *
   * @default - none
   */
  readonly kmsKeyArn?: string;
}

/** @internal */
export const lambdaTriggersShape = shapeOf<LambdaTriggers>()((z) =>
  z.strictObject({
    createAuthChallenge: z.text,
    customMessage: z.text,
    defineAuthChallenge: z.text,
    postAuthentication: z.text,
    postConfirmation: z.text,
    preAuthentication: z.text,
    preSignUp: z.text,
    preTokenGeneration: z.strictObject({ lambdaArn: z.string(), version: z.enum(['V1_0', 'V2_0', 'V3_0']) }).optional(),
    userMigration: z.text,
    verifyAuthChallengeResponse: z.text,
    customEmailSender: z.text,
    customSmsSender: z.text,
    kmsKeyArn: z.text,
  }),
);

/**
 * A function, a version or an alias. Lambda accepts no permission for `$LATEST`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
 */
const FUNCTION = 'function:[\\w-]{1,64}(?::[\\w-]{1,128})?';

/** Each function by the trigger that calls it. */
function functionsOf({ kmsKeyArn: _, preTokenGeneration, ...plain }: LambdaTriggers): [string, string][] {
  const all = { ...plain, preTokenGeneration: preTokenGeneration?.lambdaArn };
  return Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
}

/**
 * Faults of the triggers. Functions and the key must be in the region of the pool. Functions of another account are refused,
 * because the stack cannot add the permission for the pool.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 * @internal
 */
export function checkLambdaTriggers(
  path: string,
  triggers: LambdaTriggers = {},
  tier: UserPoolTier,
  place: checks.Place,
): checks.Findings {
  const hasCustomSender = triggers.customEmailSender !== undefined || triggers.customSmsSender !== undefined;
  const version = triggers.preTokenGeneration?.version;
  return [
    functionsOf(triggers).map(([name, arn]) => checks.arn(`${path}.${name}`, arn, ['lambda', FUNCTION], place)),
    checks.arn(`${path}.kmsKeyArn`, triggers.kmsKeyArn, ['kms', '(?:key|alias)/.+'], place),
    hasCustomSender && !triggers.kmsKeyArn ? fault.ERR_KMS_KEY_MISSING({ path: `${path}.kmsKeyArn` }) : undefined,
    version !== undefined && version !== 'V1_0'
      ? checks.feature(`${path}.preTokenGeneration`, tier, 'accessTokenCustomization', `the event ${version}`)
      : undefined,
  ];
}

/** The triggers for Terraform. @internal */
export function lambdaConfig(triggers: LambdaTriggers): CognitoUserPoolLambdaConfig {
  const { kmsKeyArn, preTokenGeneration, customEmailSender, customSmsSender, ...plain } = triggers;
  return {
    ...plain,
    ...(kmsKeyArn && { kmsKeyId: kmsKeyArn }),
    ...(preTokenGeneration && {
      preTokenGenerationConfig: {
        lambdaArn: preTokenGeneration.lambdaArn,
        lambdaVersion: preTokenGeneration.version,
      },
      // Cognito returns both, and an undeclared one is a change in each plan.
      preTokenGeneration: preTokenGeneration.lambdaArn,
    }),
    ...(customEmailSender && { customEmailSender: { lambdaArn: customEmailSender, lambdaVersion: 'V1_0' } }),
    ...(customSmsSender && { customSmsSender: { lambdaArn: customSmsSender, lambdaVersion: 'V1_0' } }),
  };
}

/**
 * A function and its version or alias as separate arguments. The AWS provider reads them separately, and would otherwise
 * replace the permission in each plan.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/lambda/permission.go
 */
function unqualified(functionArn: string) {
  if (!checks.isLiteral(functionArn)) return { functionName: functionArn };
  const [, functionName = functionArn, qualifier] = /^(.+:function:[^:]+):([^:]+)$/.exec(functionArn) ?? [];
  return { functionName, ...(qualifier !== undefined && { qualifier }) };
}

/** Allows the pool to call each of its functions. @internal */
export function permitLambdaTriggers(scope: Construct, triggers: LambdaTriggers, userPoolArn: string): void {
  for (const [trigger, functionArn] of functionsOf(triggers)) {
    const id = `${capitalized(trigger)}Permission`;
    new LambdaPermission(scope, id, {
      action: 'lambda:InvokeFunction',
      ...unqualified(functionArn),
      principal: USER_POOL_PRINCIPAL,
      sourceArn: userPoolArn,
    });
  }
}
