import { FaultError } from '@auth0-cognito/contract';
import { STSClient } from '@aws-sdk/client-sts';
import { fault } from '../faults';
import { searchError } from './orphans-error';
import { withCallErrors } from '../provider-call';
import { awsAccess } from '../aws/aws-access';
import { AWS_CALLS } from './finders/aws-calls';
import type { Declared } from './declared';

/**
 * Refuses credentials of another AWS account, as the environment's AWS provider does. Objects with these names in another account belong to
 * another team.
 *
 * @throws FaultError ERR_AWS_ACCOUNT; ERR_ORPHANS_UNREADABLE if the account cannot be read.
 */
export async function requireOwnAccount(declared: readonly Declared[]): Promise<void> {
  const aws = declared.find(({ type }) => type.startsWith('aws_'));
  const allowed = (aws?.provider.allowed_account_ids ?? []) as readonly string[];
  if (aws === undefined || allowed.length === 0) return;
  const client = new STSClient(awsAccess(String(aws.provider.region)));
  const { Account: account = '' } = await withCallErrors(
    () => client.send(new AWS_CALLS['sts:GetCallerIdentity']({})),
    searchError(aws.address),
  );
  if (!allowed.includes(account))
    throw new FaultError('AWS credentials', [fault.ERR_AWS_ACCOUNT({ account, allowed })]);
}
