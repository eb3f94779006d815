/** An S3 operation: how to recognize it, its name, and its permission if that has another name. */
interface S3Operation {
  readonly method: string;
  readonly on: 'service' | 'bucket' | 'object';
  /** Query key that identifies it. */
  readonly mark?: string;
  readonly name: string;
  readonly permission?: string;
}

/** By bucket setting: query key, the operations' noun, and the permissions' noun. */
const BUCKET_SETTINGS: readonly (readonly [string, string, string])[] = [
  ['accelerate', 'BucketAccelerateConfiguration', 'AccelerateConfiguration'],
  ['acl', 'BucketAcl', 'BucketAcl'],
  ['cors', 'BucketCors', 'BucketCORS'],
  ['encryption', 'BucketEncryption', 'EncryptionConfiguration'],
  ['lifecycle', 'BucketLifecycleConfiguration', 'LifecycleConfiguration'],
  ['logging', 'BucketLogging', 'BucketLogging'],
  ['object-lock', 'ObjectLockConfiguration', 'BucketObjectLockConfiguration'],
  ['ownershipControls', 'BucketOwnershipControls', 'BucketOwnershipControls'],
  ['policy', 'BucketPolicy', 'BucketPolicy'],
  ['publicAccessBlock', 'PublicAccessBlock', 'BucketPublicAccessBlock'],
  ['replication', 'BucketReplication', 'ReplicationConfiguration'],
  ['requestPayment', 'BucketRequestPayment', 'BucketRequestPayment'],
  ['tagging', 'BucketTagging', 'BucketTagging'],
  ['versioning', 'BucketVersioning', 'BucketVersioning'],
  ['website', 'BucketWebsite', 'BucketWebsite'],
];

/** Settings with a separate permission to delete. Deleting any other setting needs the permission to put it. */
const DELETED_BY_NAME = ['policy', 'website'];

const OPERATIONS: readonly S3Operation[] = [
  ...BUCKET_SETTINGS.flatMap(([mark, noun, permission]): S3Operation[] => [
    { method: 'GET', on: 'bucket', mark, name: `Get${noun}`, permission: `Get${permission}` },
    { method: 'PUT', on: 'bucket', mark, name: `Put${noun}`, permission: `Put${permission}` },
    {
      method: 'DELETE',
      on: 'bucket',
      mark,
      name: `Delete${noun}`,
      permission: DELETED_BY_NAME.includes(mark) ? `Delete${permission}` : `Put${permission}`,
    },
  ]),
  { method: 'GET', on: 'bucket', mark: 'location', name: 'GetBucketLocation' },
  { method: 'GET', on: 'bucket', mark: 'versions', name: 'ListObjectVersions', permission: 'ListBucketVersions' },
  { method: 'POST', on: 'bucket', mark: 'delete', name: 'DeleteObjects', permission: 'DeleteObject' },
  { method: 'GET', on: 'object', mark: 'tagging', name: 'GetObjectTagging' },
  { method: 'PUT', on: 'object', mark: 'tagging', name: 'PutObjectTagging' },
  { method: 'GET', on: 'service', name: 'ListBuckets', permission: 'ListAllMyBuckets' },
  { method: 'GET', on: 'bucket', name: 'ListObjectsV2', permission: 'ListBucket' },
  { method: 'HEAD', on: 'bucket', name: 'HeadBucket', permission: 'ListBucket' },
  { method: 'PUT', on: 'bucket', name: 'CreateBucket' },
  { method: 'DELETE', on: 'bucket', name: 'DeleteBucket' },
  { method: 'GET', on: 'object', name: 'GetObject' },
  { method: 'HEAD', on: 'object', name: 'HeadObject', permission: 'GetObject' },
  { method: 'PUT', on: 'object', name: 'PutObject' },
  { method: 'DELETE', on: 'object', name: 'DeleteObject' },
];

const BUCKET_IN_HOST = /^.+\.s3[.-]/;

/**
 * Tags of a bucket by its ARN, in S3 Control. Versions 6.23 and later of the AWS provider use this API.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_ListTagsForResource.html
 */
const TAGS_BY_ARN = /^\/v20180820\/tags\/arn(:|%3A)/i;
const TAG_OPERATIONS: Readonly<Record<string, string>> = {
  GET: 'ListTagsForResource',
  POST: 'TagResource',
  DELETE: 'UntagResource',
};

/** Name and permission of an S3 request. The bucket is in the host or is the first part of the path. */
export function s3Operation(
  method: string,
  host: string,
  url: URL,
): { readonly action: string; readonly permission: string } | undefined {
  const onTags = TAGS_BY_ARN.test(url.pathname) ? TAG_OPERATIONS[method] : undefined;
  if (onTags) return { action: onTags, permission: `s3:${onTags}` };
  const parts = url.pathname.split('/').filter(Boolean);
  const depth = parts.length + (BUCKET_IN_HOST.test(host) ? 1 : 0);
  const on = depth === 0 ? 'service' : depth === 1 ? 'bucket' : 'object';
  const operation = OPERATIONS.find(
    (candidate) =>
      candidate.method === method && candidate.on === on && (!candidate.mark || url.searchParams.has(candidate.mark)),
  );
  return operation && { action: operation.name, permission: `s3:${operation.permission ?? operation.name}` };
}
