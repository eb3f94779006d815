import { deletionProtection } from '../../src/rules/deletion-protection';
import { describeRule } from '../describe-rule';

describeRule(deletionProtection, {
  finds: [
    [
      'no protection',
      'resource.aws_cognito_user_pool.main.deletion_protection',
      'INACTIVE',
      'aws_cognito_user_pool.main.deletion_protection',
    ],
  ],
  acceptsInDevelopment: [
    ['a pool that Cognito would delete', 'resource.aws_cognito_user_pool.main.deletion_protection', 'INACTIVE'],
    ['a pool that Terraform would destroy', 'resource.aws_cognito_user_pool.main.lifecycle.prevent_destroy', undefined],
  ],
});
