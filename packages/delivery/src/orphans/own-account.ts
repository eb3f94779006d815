import { FaultError } from '@auth0-cognito/contract';
import { STSClient } from '@aws-sdk/client-sts';
import { fault } from '../faults';
import { searchFailed } from './orphans-error';
import { awsAccess } from '../aws/aws-access';
import { AWS_CALLS } from './finders/aws-calls';
import type { Declared } from './declared';

/**
 * Refuses credentials of an account that is not the environment's, as its AWS provider does: objects with these names there
 * belong to another team.
 *
 * @throws FaultError ERR_AWS_ACCOUNT; ERR_ORPHANS_UNSEEN where AWS does not tell.
 */
export async function requireOwnAccount(declared: readonly Declared[]): Promise<void> {
  const aws = declared.find(({ type }) => type.startsWith('aws_'));
  const allowed = (aws?.provider.allowed_account_ids ?? []) as readonly string[];
  if (aws === undefined || allowed.length === 0) return;
  await requireAccount(String(aws.provider.region), allowed, aws.address);
}

/**
 * Refuses credentials of another account than those allowed.
 *
 * @param path - what is sought there, for the fault of a missing answer
 * @throws FaultError ERR_AWS_ACCOUNT; ERR_ORPHANS_UNSEEN where AWS does not answer.
 */
export async function requireAccount(region: string, allowed: readonly string[], path: string): Promise<void> {
  const client = new STSClient(awsAccess(region));
  const { Account: account = '' } = await client
    .send(new AWS_CALLS['sts:GetCallerIdentity']({}))
    .catch((error: Error) => {
      throw searchFailed(fault.ERR_ORPHANS_UNSEEN({ path, why: `${error.name}: ${error.message}` }));
    });
  if (!allowed.includes(account))
    throw new FaultError('AWS credentials', [fault.ERR_AWS_ACCOUNT({ account, allowed })]);
}
