import { hostname, userInfo } from 'node:os';
import { DeleteObjectCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Target } from './target';
import { awsAccess } from '../aws/aws-access';

/** Who holds a lock, as Terraform writes it; undefined where there is none. */
async function holderOf(client: S3Client, Bucket: string, Key: string): Promise<string | undefined> {
  try {
    const { Body: body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    const { Who: who } = JSON.parse((await body?.transformToString()) ?? '{}') as { readonly Who?: string };
    return who;
  } catch (error) {
    const { name } = error as Error;
    if (name === 'NoSuchBucket' || name === 'NoSuchKey') return undefined;
    throw error;
  }
}

/**
 * Gives back the locks of bootstrap's states that a killed run of this person on this machine still holds: nothing else would.
 * Those of others stay, and Terraform tells of them. Only for the one process that may bootstrap here.
 *
 * @param onRelease - told the stack of each lock that is given back
 */
export async function releaseOwnLocks(
  { bucket, region, accountStack, auth0Stack }: Target,
  onRelease: (stack: string) => void,
): Promise<void> {
  const client = new S3Client({ ...awsAccess(region), followRegionRedirects: true });
  try {
    for (const { name, stateKey } of [accountStack, auth0Stack]) {
      const lock = `${stateKey}.tflock`;
      const holder = await holderOf(client, bucket, lock);
      if (holder !== `${userInfo().username}@${hostname()}`) continue;
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: lock }));
      onRelease(name);
    }
  } finally {
    client.destroy();
  }
}
