import { existsSync, readFileSync, rmSync } from 'node:fs';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { awsAccess } from '../first-apply/aws-access';
import * as errors from './errors';
import type { Target } from './target';

/** What tells one state from another. */
export interface StateHead {
  /** Made up with the first version of a state, and kept. */
  readonly lineage: string;
  /** Grows with each version. */
  readonly serial: number;
}

/** Reads the head of a state's text; undefined where there is none yet. */
function headOf(place: string, text: string): StateHead | undefined {
  if (text.trim() === '') return undefined;
  try {
    const { lineage, serial } = JSON.parse(text) as Partial<StateHead>;
    if (typeof lineage === 'string' && typeof serial === 'number') return { lineage, serial };
  } catch (error) {
    throw errors.stateUnreadable(place, error instanceof Error ? error.message : String(error));
  }
  throw errors.stateUnreadable(place, 'another document');
}

/** The state on this machine, before it has moved. */
export const localHead = (file: string) => (existsSync(file) ? headOf(file, readFileSync(file, 'utf8')) : undefined);

/**
 * The state in the bucket; undefined where the bucket or the object is not there.
 *
 * @throws FaultError ERR_BOOTSTRAP_BUCKET_ELSEWHERE, ERR_BOOTSTRAP_STATE_UNREADABLE.
 */
export async function remoteHead({
  bucket,
  accountStateKey: key,
  region,
  account,
}: Target): Promise<StateHead | undefined> {
  const client = new S3Client({ ...awsAccess(region), followRegionRedirects: true });
  try {
    const object = new GetObjectCommand({ Bucket: bucket, Key: key, ExpectedBucketOwner: account });
    const { Body: body } = await client.send(object);
    return headOf(`s3://${bucket}/${key}`, (await body?.transformToString()) ?? '');
  } catch (error) {
    const { name } = error as Error;
    if (name === 'NoSuchBucket' || name === 'NoSuchKey') return undefined;
    if (name === 'AccessDenied' || name === 'Forbidden') throw errors.bucketElsewhere(bucket, account);
    throw error;
  } finally {
    client.destroy();
  }
}

/**
 * Where the state of the account's stack is to be worked on: on this machine until it has moved into the bucket, then there. A
 * state on this machine that has moved already is removed: it would only grow old.
 *
 * @throws FaultError ERR_BOOTSTRAP_TWO_STATES; what reading the state throws.
 */
export async function placeOfState(target: Target, file: string): Promise<'here' | 'bucket'> {
  const [here, there] = [localHead(file), await remoteHead(target)];
  if (!there) return 'here';
  if (!here) return 'bucket';
  if (here.lineage !== there.lineage) throw errors.twoStates(file, target.bucket);
  // Applied here once more, and not moved since.
  if (here.serial > there.serial) return 'here';
  removeLocalState(file);
  return 'bucket';
}

/** Removes the state on this machine, and the copies that Terraform keeps of it. */
export function removeLocalState(file: string): void {
  for (const each of [file, `${file}.backup`]) rmSync(each, { force: true });
}
