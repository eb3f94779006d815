import { partitionOfRegion } from '@auth0-cognito/contract';
import { kmsAliasName, PROVIDERS, TERRAFORM_VERSION } from '@auth0-cognito/environment';
import { S3Backend, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

import { BOOTSTRAP_PREFIX } from './define-bootstrap';
import type { Account } from './schema';

/** Base of both stacks: the state is in the account's own bucket; the versions of Terraform and the providers are fixed. */
export class BaseStack extends TerraformStack {
  constructor(
    scope: Construct,
    id: string,
    { account, region, stateBucket }: Account,
    providers: readonly ('aws' | 'auth0')[],
  ) {
    super(scope, id);
    new S3Backend(this, {
      bucket: stateBucket,
      key: `${BOOTSTRAP_PREFIX}${id}.tfstate`,
      region,
      encrypt: true,
      kmsKeyId: `arn:${partitionOfRegion(region).name}:kms:${region}:${account}:${kmsAliasName(stateBucket)}`,
      allowedAccountIds: [account],
    });
    // The types of cdktf 0.21 lack this setting.
    this.addOverride('terraform.backend.s3.use_lockfile', true);
    this.addOverride('terraform.required_version', TERRAFORM_VERSION);
    // The bindings pin one exact version.
    this.addOverride(
      'terraform.required_providers',
      Object.fromEntries(providers.map((provider) => [provider, PROVIDERS[provider]])),
    );
  }
}
