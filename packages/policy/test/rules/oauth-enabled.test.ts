import { oauthEnabled } from '../../src/rules/oauth-enabled';
import { describeRule } from '../describe-rule';

describeRule(oauthEnabled, {
  finds: [
    [
      'a client with OAuth disabled',
      'resource.aws_cognito_managed_user_pool_client.web.allowed_oauth_flows_user_pool_client',
      false,
      'aws_cognito_managed_user_pool_client.web.allowed_oauth_flows',
    ],
    [
      'no flow',
      'resource.aws_cognito_managed_user_pool_client.web.allowed_oauth_flows',
      [],
      'aws_cognito_managed_user_pool_client.web.allowed_oauth_flows',
    ],
    [
      'flows that cannot be combined',
      'resource.aws_cognito_user_pool_client.machine.allowed_oauth_flows',
      ['client_credentials', 'code'],
      'aws_cognito_user_pool_client.machine.allowed_oauth_flows',
    ],
  ],
});
