import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Fault } from '@auth0-cognito/contract';
import { reasonOf } from '../provider-call';
import { awsAccess } from './aws-access';
import { fault } from '../faults';

/** The current AWS identity. */
export interface AwsCaller {
  readonly account: string;
  /** ARN of the user or of the role's session. */
  readonly arn: string;
}

/** Reads the current identity from AWS; a fault if the request fails or is interrupted. */
export async function awsCaller(region: string, abortSignal?: AbortSignal): Promise<AwsCaller | Fault> {
  const client = new STSClient(awsAccess(region));
  try {
    const { Account: account = '', Arn: arn = '' } = await client.send(new GetCallerIdentityCommand({}), {
      ...(abortSignal && { abortSignal }),
    });
    return { account, arn };
  } catch (error) {
    return fault.ERR_AWS_CREDENTIALS({ why: reasonOf(error) });
  } finally {
    client.destroy();
  }
}

/** Faults of an identity for an account. */
export const accountFaults = (caller: AwsCaller, account: string): readonly Fault[] =>
  caller.account === account ? [] : [fault.ERR_AWS_ACCOUNT({ account: caller.account, allowed: [account] })];

/** Faults of the AWS credentials for an account. */
export async function awsFaults(region: string, account: string): Promise<readonly Fault[]> {
  const caller = await awsCaller(region);
  return 'code' in caller ? [caller] : accountFaults(caller, account);
}
