import { join } from 'node:path';
import { readTerraformJson, s3Backend } from '@auth0-cognito/checkout';
import { withCallErrors } from '../provider-call';
import { searchError } from '../orphans/orphans-error';
import type { LockInfo } from './lock-info';
import type { Session } from './session';

/**
 * The lock of the environment's state; undefined where there is none, or no bucket to look into.
 *
 * @throws FaultError ERR_ORPHANS_UNREADABLE where AWS did not answer.
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
    const ofState = { bucket: String(bucket), stateKey: String(key) };
    return await withCallErrors(() => lockInfo(client, ofState), searchError('terraform.backend.s3'));
  } finally {
    client.destroy();
  }
}
