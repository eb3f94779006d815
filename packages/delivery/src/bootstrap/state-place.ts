import { FaultError } from '@auth0-cognito/contract';
import { existsSync, readFileSync } from 'node:fs';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { fault } from '../faults';
import type { BootstrapFolder } from './folder';
import type { Target } from './target';
import { awsAccess } from '../aws/aws-access';

/** Addresses of the resources in a state, in alphabetical order. Nothing else of the state is kept. */
export type StateAddresses = readonly string[];

interface StateJson {
  readonly resources?: readonly { readonly type?: string; readonly name?: string }[];
}

/** Parses the text of a state; undefined if it is empty. */
function addressesIn(place: string, text: string): StateAddresses | undefined {
  if (text.trim() === '') return undefined;
  try {
    const { resources } = JSON.parse(text) as StateJson;
    if (Array.isArray(resources)) return resources.map(({ type, name }) => `${type}.${name}`).sort();
  } catch (error) {
    throw new FaultError('state of bootstrap', [
      fault.ERR_BOOTSTRAP_STATE_UNREADABLE({
        path: place,
        why: error instanceof Error ? error.message : String(error),
      }),
    ]);
  }
  throw new FaultError('state of bootstrap', [
    fault.ERR_BOOTSTRAP_STATE_UNREADABLE({ path: place, why: 'a different document' }),
  ]);
}

/** Resources of the state on this machine, before it has moved. */
export const localAddresses = (file: string) =>
  existsSync(file) ? addressesIn(file, readFileSync(file, 'utf8')) : undefined;

/**
 * Resources of the state in the bucket; undefined if the bucket or the object does not exist.
 *
 * @throws FaultError ERR_BOOTSTRAP_BUCKET_ELSEWHERE, ERR_BOOTSTRAP_STATE_UNREADABLE.
 */
export async function bucketAddresses({
  bucket,
  accountStack,
  region,
  account,
}: Target): Promise<StateAddresses | undefined> {
  const { stateKey: key } = accountStack;
  const client = new S3Client({ ...awsAccess(region), followRegionRedirects: true });
  try {
    const object = new GetObjectCommand({ Bucket: bucket, Key: key, ExpectedBucketOwner: account });
    const { Body: body } = await client.send(object);
    return addressesIn(`s3://${bucket}/${key}`, (await body?.transformToString()) ?? '');
  } catch (error) {
    const { name } = error as Error;
    if (name === 'NoSuchBucket' || name === 'NoSuchKey') return undefined;
    if (name === 'AccessDenied' || name === 'Forbidden')
      throw new FaultError('state bucket', [fault.ERR_BOOTSTRAP_BUCKET_ELSEWHERE({ path: bucket, account })]);
    throw error;
  } finally {
    client.destroy();
  }
}

/**
 * Place of the state of the account's stack: this machine until it has moved into the bucket, then the bucket. Removes the
 * files of an interrupted move on this machine.
 *
 * @throws FaultError ERR_BOOTSTRAP_TWO_STATES; what reading the state throws.
 */
export async function placeOfState(target: Target, folder: BootstrapFolder): Promise<'here' | 'bucket'> {
  const [here, there] = [localAddresses(folder.stateFile), await bucketAddresses(target)];
  if (!there) return 'here';
  // Terraform changes the lineage of a state when it moves, so only the recorded start of the move shows that both are the same state.
  if (here && !folder.isMoving())
    throw new FaultError('state of bootstrap', [
      fault.ERR_BOOTSTRAP_TWO_STATES({ path: folder.stateFile, bucket: target.bucket }),
    ]);
  folder.recordMoveEnd();
  return 'bucket';
}
