import { poolDomain } from '../../src/rules/pool-domain';
import { describeRule } from '../describe-rule';

describeRule(poolDomain, {
  finds: [
    [
      'a domain of another pool',
      'resource.aws_cognito_user_pool_domain.main.user_pool_id',
      'eu-central-1_other',
      'aws_cognito_user_pool_domain.main.user_pool_id',
    ],
    ['a pool without a domain', 'resource.aws_cognito_user_pool_domain', undefined, 'aws_cognito_user_pool.main'],
    [
      'a client in another pool',
      'resource.aws_cognito_managed_user_pool_client.web.user_pool_id',
      'eu-central-1_other',
      'aws_cognito_managed_user_pool_client.web.user_pool_id',
    ],
    [
      'an identity provider in another pool',
      'resource.aws_cognito_identity_provider.auth0.user_pool_id',
      '${aws_cognito_user_pool.other.id}',
      'aws_cognito_identity_provider.auth0.user_pool_id',
    ],
  ],
});
