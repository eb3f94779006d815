import { poolSignIn } from '../../src/rules/pool-sign-in';
import { describeRule } from '../describe-rule';

describeRule(poolSignIn, {
  finds: [
    [
      'short passwords',
      'resource.aws_cognito_user_pool.main.password_policy.minimum_length',
      8,
      'aws_cognito_user_pool.main.password_policy.minimum_length',
    ],
    [
      'no password policy',
      'resource.aws_cognito_user_pool.main.password_policy',
      undefined,
      'aws_cognito_user_pool.main.password_policy.minimum_length',
    ],
  ],
  accepts: [['an optional second factor', 'resource.aws_cognito_user_pool.main.mfa_configuration', 'OPTIONAL']],
  acceptsInDevelopment: [
    ['a pool without a second factor', 'resource.aws_cognito_user_pool.main.mfa_configuration', 'OFF'],
  ],
});
