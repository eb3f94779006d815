import { AwsError } from '../aws/aws-error';
import type { MotoResponse } from '../moto/client';

/** Bucket policies. They are not stored in moto, which enforces each Deny without its condition. */
export interface BucketPolicies {
  /**
   * Handles a call on a bucket policy. Returns undefined for other calls.
   *
   * @param forward - sends the same call to moto, which checks that the bucket exists
   */
  handle(call: BucketPolicyCall, forward: () => Promise<MotoResponse>): Promise<MotoResponse | undefined>;
}

/** The parts of an S3 call that bucket policies use. */
export interface BucketPolicyCall {
  readonly action: string;
  readonly accountId: string;
  /** From the host or the path. */
  readonly bucket: string;
  readonly body: Buffer;
}

const noContent: MotoResponse = { status: 204, headers: {}, body: Buffer.alloc(0) };

const noPolicy = () => new AwsError('NoSuchBucketPolicy', 'The bucket policy does not exist', 404);

function checked(policy: Buffer): Buffer {
  try {
    const { Statement: statements } = JSON.parse(policy.toString()) as { Statement?: unknown };
    if (Array.isArray(statements) && statements.length > 0) return policy;
  } catch {
    // Refused below as an invalid policy.
  }
  throw new AwsError('MalformedPolicy', 'Policies must be valid JSON and the first byte must be {');
}

/** Creates the bucket policies of one stand-in. */
export function createBucketPolicies(): BucketPolicies {
  const policies = new Map<string, Buffer>();
  return {
    handle: async ({ action, accountId, bucket, body }, forward) => {
      const key = `${accountId}/${bucket}`;
      switch (action) {
        case 'PutBucketPolicy':
          policies.set(key, checked(body));
          return noContent;
        case 'GetBucketPolicy': {
          const policy = policies.get(key);
          if (policy) return { status: 200, headers: { 'content-type': 'application/json' }, body: policy };
          const handle = await forward();
          if (handle.status === 200) throw noPolicy();
          return handle;
        }
        case 'DeleteBucketPolicy':
          policies.delete(key);
          return noContent;
        case 'DeleteBucket': {
          const handle = await forward();
          if (handle.status < 300) policies.delete(key);
          return handle;
        }
        default:
          return undefined;
      }
    },
  };
}

/** The bucket of a request: first label of the host, or first part of the path. */
export function bucketOf(host: string, path: string): string {
  const [, inHost] = /^(.+?)\.s3[.-]/.exec(host) ?? [];
  return inHost ?? decodeURIComponent(path.split('/')[1] ?? '');
}
