import { join } from 'node:path';

import { NodeFunctionCode, type ExtensionContext } from '@auth0-cognito/environment';
import type { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import type { Construct } from 'constructs';

/** A function that the pool calls before it issues tokens. */
export function definePreTokenGeneration(scope: Construct, context: ExtensionContext, role: IamRole): void {
  const { environment, federatedUserPool, folder } = context;
  const code = new NodeFunctionCode(scope, 'ClaimsCode', join(folder, 'src/extend/functions/pre-token-generation'));
  const claims = new LambdaFunction(scope, 'Claims', {
    ...code.settings,
    functionName: `${environment.organization}-${environment.name}-claims`,
    role: role.arn,
  });
  const { resource, arn } = federatedUserPool.userPool;
  // Both are set, because AWS returns both. The second has the version of the event.
  resource.putLambdaConfig({
    preTokenGeneration: claims.arn,
    preTokenGenerationConfig: { lambdaArn: claims.arn, lambdaVersion: 'V2_0' },
  });
  new LambdaPermission(scope, 'ClaimsForThePool', {
    action: 'lambda:InvokeFunction',
    functionName: claims.functionName,
    principal: 'cognito-idp.amazonaws.com',
    sourceArn: arn,
  });
}
