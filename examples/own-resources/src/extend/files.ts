import type { ExtensionContext } from '@auth0-cognito/environment';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import type { Construct } from 'constructs';

/** A bucket in which each signed-in user can access the objects below the user's own identity id. `rolesMay` in accounts.ts has to allow it. */
export function defineFiles(scope: Construct, { environment, federatedUserPool }: ExtensionContext): void {
  const bucket = new S3Bucket(scope, 'Files', { bucket: `${environment.organization}-${environment.name}-files` });
  new S3BucketPublicAccessBlock(scope, 'FilesPrivate', {
    bucket: bucket.id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new IamRolePolicy(scope, 'FilesOfTheUser', {
    role: federatedUserPool.identityPool.authenticatedRole.roleName,
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['s3:GetObject', 's3:PutObject'],
          // Two dollar signs: Terraform would resolve one.
          Resource: `${bucket.arn}/$\${cognito-identity.amazonaws.com:sub}/*`,
        },
      ],
    }),
  });
}
