import { clientSettings } from '../../src/rules/client-settings';
import { describeRule } from '../describe-rule';

describeRule(clientSettings, {
  finds: [
    [
      'an undeclared token lifetime',
      'resource.aws_cognito_managed_user_pool_client.web.access_token_validity',
      undefined,
      'aws_cognito_managed_user_pool_client.web.access_token_validity',
    ],
    [
      'undeclared callbacks',
      'resource.aws_cognito_managed_user_pool_client.web.callback_urls',
      undefined,
      'aws_cognito_managed_user_pool_client.web.callback_urls',
    ],
    [
      'undeclared scopes of a machine client',
      'resource.aws_cognito_user_pool_client.machine.allowed_oauth_scopes',
      undefined,
      'aws_cognito_user_pool_client.machine.allowed_oauth_scopes',
    ],
    [
      'undeclared units',
      'resource.aws_cognito_managed_user_pool_client.web.token_validity_units',
      undefined,
      'aws_cognito_managed_user_pool_client.web.token_validity_units',
    ],
  ],
});
