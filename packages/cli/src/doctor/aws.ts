import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { accountFaults, awsAccess, awsCaller } from '@auth0-cognito/delivery/aws';
import { fault } from '../faults';
import { passed, findingOf, unansweredFinding } from './finding';
import type { About, Finding } from './finding';
import type { EnvironmentValues, Role } from './values';

const TIMEOUT = 20_000;

/** Reads the account and the identity of the credentials from AWS. */
async function checkAccount(
  { environment, account, region }: EnvironmentValues,
  role: Role,
  timeout: number,
): Promise<Finding> {
  const about: About = { area: 'aws', environment, title: `AWS account ${account}` };
  const caller = await awsCaller(region, AbortSignal.timeout(timeout));
  if ('code' in caller) return unansweredFinding(about, caller);
  const faults = accountFaults(caller, account);
  if (faults.length > 0) return findingOf(about, faults);
  const [, other] = /:assumed-role\/github-[^/]+-(plan|deploy)\//.exec(caller.arn) ?? [];
  const notices = other !== undefined && other !== role ? [`this is the role for ${other}`] : [];
  return passed({ ...about, title: `${about.title} as ${caller.arn}` }, notices);
}

/** Checks the state bucket in S3. */
async function checkBucket(
  { environment, account, region, bucket }: EnvironmentValues,
  timeout: number,
): Promise<Finding> {
  const about: About = { area: 'aws', environment, title: `state bucket ${bucket}` };
  const client = new S3Client(awsAccess(region));
  try {
    const command = new HeadBucketCommand({ Bucket: bucket, ExpectedBucketOwner: account });
    await client.send(command, { abortSignal: AbortSignal.timeout(timeout) });
    return passed(about);
  } catch (error) {
    const { name, message } = error as Error;
    const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
    return status === undefined
      ? unansweredFinding(about, fault.ERR_DOCTOR_S3_UNREACHABLE({ path: bucket, why: `${name}: ${message}` }))
      : findingOf(about, [fault.ERR_DOCTOR_STATE_BUCKET({ path: bucket, status })]);
  } finally {
    client.destroy();
  }
}

/** Checks the credentials and the state bucket. Skips the bucket without credentials of the right account. */
export async function checkAws(values: EnvironmentValues, role: Role, timeout = TIMEOUT): Promise<readonly Finding[]> {
  const account = await checkAccount(values, role, timeout);
  return account.outcome === 'passed' ? [account, await checkBucket(values, timeout)] : [account];
}
