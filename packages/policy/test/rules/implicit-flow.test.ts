import { implicitFlow } from '../../src/rules/implicit-flow';
import { describeRule } from '../describe-rule';

describeRule(implicitFlow, {
  finds: [
    [
      'a client with the implicit flow',
      'resource.aws_cognito_managed_user_pool_client.web.allowed_oauth_flows',
      ['code', 'implicit'],
      'aws_cognito_managed_user_pool_client.web.allowed_oauth_flows',
    ],
    [
      'an application with the implicit grant',
      'resource.auth0_client.app.grant_types',
      ['authorization_code', 'implicit'],
      'auth0_client.app.grant_types',
    ],
  ],
});
