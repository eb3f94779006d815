import { hostname, userInfo } from 'node:os';
import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Target } from './target';
import { awsAccess } from '../aws/aws-access';
import { lockInfo, lockKey } from '../terraform/lock-info';

/**
 * Releases the locks of bootstrap states that a killed run of this user on this machine has left. Locks of others stay, and
 * Terraform reports them. Call it only in the process that holds the bootstrap file.
 *
 * @param onRelease - called with the stack of each released lock
 */
export async function releaseOwnLocks(
  { bucket, region, accountStack, auth0Stack }: Target,
  onRelease: (stack: string) => void,
): Promise<void> {
  const client = new S3Client({ ...awsAccess(region), followRegionRedirects: true });
  try {
    for (const { name, stateKey } of [accountStack, auth0Stack]) {
      const lock = await lockInfo(client, { bucket, stateKey });
      if (lock?.who !== `${userInfo().username}@${hostname()}`) continue;
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: lockKey(stateKey) }));
      onRelease(name);
    }
  } finally {
    client.destroy();
  }
}
