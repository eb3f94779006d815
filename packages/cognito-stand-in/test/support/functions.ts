import { strToU8, zipSync } from 'fflate';
import type { DeployedFunction } from '../../src/functions/function-directory';
import { ACCOUNT, POOL, REGION } from './configuration';

export const USER_POOL_ARN = `arn:aws:cognito-idp:${REGION}:${ACCOUNT}:userpool/${POOL}`;

/** The policy that lets a user pool invoke a function. */
export const policyOf = (sourceArn: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'cognito-idp.amazonaws.com' },
      Action: 'lambda:InvokeFunction',
      Condition: { ArnLike: { 'AWS:SourceArn': sourceArn } },
    },
  ],
});

/** A Node function with one file, `index.mjs`, that the pool may invoke. */
export function nodeFunction(name: string, code: string, more: Partial<DeployedFunction> = {}): DeployedFunction {
  return {
    arn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`,
    name,
    version: '$LATEST',
    region: REGION,
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    timeout: 20,
    memoryMegabytes: 128,
    variables: {},
    archive: zipSync({ 'index.mjs': strToU8(code) }),
    policy: policyOf(USER_POOL_ARN),
    ...more,
  };
}
