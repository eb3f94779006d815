import { tokenRevocation } from '../../src/rules/token-revocation';
import { describeRule } from '../describe-rule';

describeRule(tokenRevocation, {
  finds: [
    [
      'revocation off',
      'resource.aws_cognito_managed_user_pool_client.web.enable_token_revocation',
      false,
      'aws_cognito_managed_user_pool_client.web.enable_token_revocation',
    ],
    [
      'undeclared revocation',
      'resource.aws_cognito_user_pool_client.machine.enable_token_revocation',
      undefined,
      'aws_cognito_user_pool_client.machine.enable_token_revocation',
    ],
  ],
});
