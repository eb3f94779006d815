import { join } from 'node:path';
import { readTerraformJson, s3Backend } from '@auth0-cognito/checkout';
import { fault } from '../faults';
import { searchFailed } from '../orphans/orphans-error';
import type { LockInfo } from './lock-info';
import type { Session } from './session';

/**
 * The lock of the environment's state; undefined where there is none, or no bucket to look into.
 *
 * @throws FaultError ERR_ORPHANS_UNSEEN where AWS did not answer.
 */
export async function heldLock({ stack }: Session): Promise<LockInfo | undefined> {
  const { bucket, key, region } = s3Backend(readTerraformJson(stack.environment, join(stack.folder, 'cdk.tf.json')));
  if (![bucket, key, region].every((each) => typeof each === 'string')) return undefined;
  const [{ S3Client }, { awsAccess }, { lockInfo }] = await Promise.all([
    import('@aws-sdk/client-s3'),
    import('../aws/aws-access'),
    import('./lock-info'),
  ]);
  const client = new S3Client({ ...awsAccess(String(region)), followRegionRedirects: true });
  try {
    return await lockInfo(client, { bucket: String(bucket), stateKey: String(key) });
  } catch (error) {
    const { name, message } = error as Error;
    throw searchFailed(fault.ERR_ORPHANS_UNSEEN({ path: 'terraform.backend.s3', why: `${name}: ${message}` }));
  } finally {
    client.destroy();
  }
}
