import { capitalized, USER_POOL_PRINCIPAL, type UserPoolTier } from '@auth0-cognito/contract';
import { Construct } from 'constructs';

import type { CognitoUserPoolLambdaConfig } from '@cdktf/provider-aws/lib/cognito-user-pool';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';

import * as checks from '../checks';
import { fault } from '../faults';
import { shapeOf } from '../shape';

/**
 * Lambda functions that a pool calls, by the ARN of the function, a version or an alias.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-identity-pools-working-with-aws-lambda-triggers.html
 */
export interface LambdaTriggers {
  readonly createAuthChallenge?: string;
  readonly customMessage?: string;
  readonly defineAuthChallenge?: string;
  readonly postAuthentication?: string;
  readonly postConfirmation?: string;
  readonly preAuthentication?: string;
  readonly preSignUp?: string;
  /** With the version of its event. V2_0 can also change access tokens, V3_0 also those of machine clients; both require ESSENTIALS or PLUS. */
  readonly preTokenGeneration?: { readonly lambdaArn: string; readonly version: 'V1_0' | 'V2_0' | 'V3_0' };
  readonly userMigration?: string;
  readonly verifyAuthChallengeResponse?: string;
  readonly customEmailSender?: string;
  readonly customSmsSender?: string;
  /** KMS key for the encryption of codes for custom senders. */
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
