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

/** Days for which earlier versions of a state are kept. */
const OLD_VERSIONS_DAYS = 90;

/** Props of a {@link StateStore}. */
export interface StateStoreProps {
  /** Name of the bucket. */
  readonly bucket: string;
}

/**
 * Defines the state store of an account: a versioned, private bucket that accepts TLS only, and the key that encrypts it.
 *
 * The state contains Auth0's client secret in plain text. Without the state, Terraform no longer manages the objects that it created. It
 * therefore refuses to destroy the bucket and the key.
 */
export class StateStore extends Construct {
  readonly bucketArn: string;
  readonly keyArn: string;

  constructor(scope: Construct, id: string, props: StateStoreProps) {
    super(scope, id);
    const lifecycle = { preventDestroy: true };

    const key = new KmsKey(this, 'Key', {
      // If the first apply stops before it creates the alias, the search for orphans finds the key by this description.
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
          // Terraform leaves a delete marker for each lock that it releases.
          expiration: [{ expiredObjectDeleteMarker: true }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
      ],
      dependsOn: [versioning],
    });
    new S3BucketPolicy(this, 'Policy', {
      ...of,
      policy: JSON.stringify(bucketPolicy(bucket.arn)),
      // S3 refuses the policy while it changes the public access block.
      dependsOn: [access],
    });

    this.bucketArn = bucket.arn;
    this.keyArn = key.arn;
  }
}

/** Denies requests without TLS 1.2 and objects that are encrypted with a key of S3: every identity that may read the bucket could read them. */
function bucketPolicy(arn: string) {
  const everyone = { Effect: 'Deny', Principal: '*' };
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'TlsOnly',
        ...everyone,
        Action: 's3:*',
        Resource: [arn, `${arn}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      {
        Sid: 'ModernTlsOnly',
        ...everyone,
        Action: 's3:*',
        Resource: [arn, `${arn}/*`],
        Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
      },
      {
        Sid: 'OwnKeyOnly',
        ...everyone,
        Action: 's3:PutObject',
        Resource: [`${arn}/*`],
        Condition: { StringEquals: { 's3:x-amz-server-side-encryption': 'AES256' } },
      },
    ],
  };
}
