import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** A lock of a state in the bucket, in Terraform's format. */
export interface LockInfo {
  readonly id: string;
  /** `user@host`. */
  readonly who: string;
  /** `OperationTypeApply`. */
  readonly operation: string;
  /** ISO 8601, in UTC. */
  readonly created: string;
}

/** Place of a state. */
export interface StatePlace {
  readonly bucket: string;
  readonly stateKey: string;
}

/** Key of the object that locks a state. */
export const lockKey = (stateKey: string) => `${stateKey}.tflock`;

/**
 * The lock of a state; undefined if there is none.
 *
 * @see https://github.com/hashicorp/terraform/blob/main/internal/states/statemgr/locker.go (LockInfo)
 */
export async function lockInfo(client: S3Client, { bucket, stateKey }: StatePlace): Promise<LockInfo | undefined> {
  try {
    const { Body: body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: lockKey(stateKey) }));
    const {
      ID: id = '',
      Who: who = '',
      Operation: operation = '',
      Created: created = '',
    } = JSON.parse((await body?.transformToString()) ?? '{}') as Readonly<Record<string, string>>;
    return { id, who, operation, created };
  } catch (error) {
    const { name } = error as Error;
    if (name === 'NoSuchBucket' || name === 'NoSuchKey') return undefined;
    throw error;
  }
}
