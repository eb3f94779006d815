import { hostname, userInfo } from 'node:os';
import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Target } from './target';
import { awsAccess } from '../aws/aws-access';
import { lockInfo, lockKey } from '../terraform/lock-info';

/**
 * Gives back the locks of bootstrap's states that a killed run of this person on this machine still holds: nothing else would.
 * Those of others stay, and Terraform reports them. Only for the one process that may bootstrap here.
 *
 * @param onRelease - called with the stack of each lock that is given back
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
