import { clientScopes } from '../../src/rules/client-scopes';
import { describeRule } from '../describe-rule';

describeRule(clientScopes, {
  finds: [
    [
      'a web client without openid',
      'resource.aws_cognito_managed_user_pool_client.web.allowed_oauth_scopes',
      ['email'],
      'aws_cognito_managed_user_pool_client.web.allowed_oauth_scopes',
    ],
    [
      'a machine client with scopes of users',
      'resource.aws_cognito_user_pool_client.machine.allowed_oauth_scopes',
      ['openid'],
      'aws_cognito_user_pool_client.machine.allowed_oauth_scopes',
    ],
    [
      'a machine client without scopes',
      'resource.aws_cognito_user_pool_client.machine.allowed_oauth_scopes',
      [],
      'aws_cognito_user_pool_client.machine.allowed_oauth_scopes',
    ],
  ],
});
