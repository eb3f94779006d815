import { providerConstraints } from '../../src/rules/provider-constraints';
import { describeRule } from '../describe-rule';

describeRule(providerConstraints, {
  finds: [
    [
      'one exact version',
      'terraform.required_providers.aws.version',
      '6.25.0',
      'terraform.required_providers.aws.version',
    ],
    [
      'no ceiling',
      'terraform.required_providers.auth0.version',
      '>= 1.38',
      'terraform.required_providers.auth0.version',
    ],
    [
      'another source',
      'terraform.required_providers.auth0.source',
      'evil/auth0',
      'terraform.required_providers.auth0.source',
    ],
    [
      'a provider without a constraint',
      'terraform.required_providers.aws',
      undefined,
      'terraform.required_providers.aws',
    ],
    ['any Terraform', 'terraform.required_version', undefined, 'terraform.required_version'],
    ['a Terraform without S3 locking', 'terraform.required_version', '>= 1.9', 'terraform.required_version'],
  ],
});
