import { AwsError } from '../aws/aws-error';
import type { MotoAnswer } from '../moto/client';

/** Bucket policies. They are not stored in moto, which enforces each Deny without its condition. */
export interface BucketPolicies {
  /**
   * Handles a call on a bucket policy. Returns undefined for other calls.
   *
   * @param passOn - sends the same call to moto, which checks that the bucket exists
   */
  answer(call: BucketPolicyCall, passOn: () => Promise<MotoAnswer>): Promise<MotoAnswer | undefined>;
}

/** The parts of an S3 call that bucket policies use. */
export interface BucketPolicyCall {
  readonly action: string;
  readonly accountId: string;
  /** From the host or the path. */
  readonly bucket: string;
  readonly body: Buffer;
}

const noContent: MotoAnswer = { status: 204, headers: {}, body: Buffer.alloc(0) };

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
    answer: async ({ action, accountId, bucket, body }, passOn) => {
      const key = `${accountId}/${bucket}`;
      switch (action) {
        case 'PutBucketPolicy':
          policies.set(key, checked(body));
          return noContent;
        case 'GetBucketPolicy': {
          const policy = policies.get(key);
          if (policy) return { status: 200, headers: { 'content-type': 'application/json' }, body: policy };
          const answer = await passOn();
          if (answer.status === 200) throw noPolicy();
          return answer;
        }
        case 'DeleteBucketPolicy':
          policies.delete(key);
          return noContent;
        case 'DeleteBucket': {
          const answer = await passOn();
          if (answer.status < 300) policies.delete(key);
          return answer;
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
