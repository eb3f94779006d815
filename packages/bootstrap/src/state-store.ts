import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { kmsAliasName } from '@auth0-cognito/environment';
import { Construct } from 'constructs';

/** How long a state that was replaced can be taken back, in days. */
const OLD_VERSIONS_DAYS = 90;

/** Props of a {@link StateStore}. */
export interface StateStoreProps {
  /** Name of the bucket. */
  readonly bucket: string;
}

/**
 * Defines where an account's environments keep their state: a bucket that is versioned, private and reached by TLS alone, and
 * the key that encrypts it. State holds Auth0's client secret in plain text, and losing it orphans everything that was made: Terraform
 * refuses to destroy the bucket and the key.
 */
export class StateStore extends Construct {
  readonly bucketArn: string;
  readonly keyArn: string;

  constructor(scope: Construct, id: string, props: StateStoreProps) {
    super(scope, id);
    const lifecycle = { preventDestroy: true };

    const key = new KmsKey(this, 'Key', {
      // By this text a key is found that a stopped first apply made: it has no name before its alias.
      description: `Terraform state in ${props.bucket}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      lifecycle,
    });
    new KmsAlias(this, 'KeyAlias', { name: kmsAliasName(props.bucket), targetKeyId: key.keyId });

    const bucket = new S3Bucket(this, 'Resource', { bucket: props.bucket, lifecycle });
    const of = { bucket: bucket.bucket };
    const versioning = new S3BucketVersioningA(this, 'Versioning', {
      ...of,
      versioningConfiguration: { status: 'Enabled' },
    });
    new S3BucketServerSideEncryptionConfigurationA(this, 'Encryption', {
      ...of,
      rule: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: key.arn },
          bucketKeyEnabled: true,
        },
      ],
    });
    const access = new S3BucketPublicAccessBlock(this, 'PublicAccess', {
      ...of,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketOwnershipControls(this, 'Ownership', { ...of, rule: { objectOwnership: 'BucketOwnerEnforced' } });
    new S3BucketLifecycleConfiguration(this, 'Lifecycle', {
      ...of,
      rule: [
        {
          id: 'old-versions',
          status: 'Enabled',
          filter: [{}],
          noncurrentVersionExpiration: [{ noncurrentDays: OLD_VERSIONS_DAYS }],
          // Each lock that is given back leaves one.
          expiration: [{ expiredObjectDeleteMarker: true }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
      ],
      dependsOn: [versioning],
    });
    new S3BucketPolicy(this, 'Policy', {
      ...of,
      policy: JSON.stringify(bucketPolicy(bucket.arn)),
      // Refused while S3 changes the block of public policies.
      dependsOn: [access],
    });

    this.bucketArn = bucket.arn;
    this.keyArn = key.arn;
  }
}

/** Refuses what is not encrypted on its way, and what is encrypted by a key of S3's, which anybody in the account can read. */
function bucketPolicy(arn: string) {
  const everybody = { Effect: 'Deny', Principal: '*' };
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'TlsOnly',
        ...everybody,
        Action: 's3:*',
        Resource: [arn, `${arn}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      {
        Sid: 'ModernTlsOnly',
        ...everybody,
        Action: 's3:*',
        Resource: [arn, `${arn}/*`],
        Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
      },
      {
        Sid: 'OwnKeyOnly',
        ...everybody,
        Action: 's3:PutObject',
        Resource: [`${arn}/*`],
        Condition: { StringEquals: { 's3:x-amz-server-side-encryption': 'AES256' } },
      },
    ],
  };
}
