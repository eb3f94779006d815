import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Fault } from '@auth0-cognito/contract';
import { awsAccess } from '@auth0-cognito/delivery/aws';
import { fault } from '../faults';

/** Who one is at AWS. */
export interface AwsCaller {
  readonly account: string;
  /** ARN of the user or of the role's session. */
  readonly arn: string;
}

/** Asks AWS who one is; a fault where it can't tell, or was not asked to its end. */
export async function awsCaller(region: string, abortSignal?: AbortSignal): Promise<AwsCaller | Fault> {
  const client = new STSClient(awsAccess(region));
  try {
    const { Account: account = '', Arn: arn = '' } = await client.send(new GetCallerIdentityCommand({}), {
      ...(abortSignal && { abortSignal }),
    });
    return { account, arn };
  } catch (error) {
    return fault.ERR_BOOTSTRAP_AWS_CREDENTIALS({
      why: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    });
  } finally {
    client.destroy();
  }
}

/** What is wrong with the AWS credentials for an account. */
export async function awsFaults(region: string, account: string): Promise<readonly Fault[]> {
  const caller = await awsCaller(region);
  if ('code' in caller) return [caller];
  return caller.account === account ? [] : [fault.ERR_BOOTSTRAP_AWS_ACCOUNT({ actual: caller.account, account })];
}

/** What is missing for Terraform's Auth0 provider. */
export function auth0Faults(domain: string, variables = process.env): readonly Fault[] {
  const { AUTH0_API_TOKEN: token, AUTH0_CLIENT_ID: id, AUTH0_CLIENT_SECRET: secret } = variables;
  return token || (id && secret) ? [] : [fault.ERR_BOOTSTRAP_AUTH0_CREDENTIALS({ domain })];
}
