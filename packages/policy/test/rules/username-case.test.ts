import { usernameCase } from '../../src/rules/username-case';
import { describeRule } from '../describe-rule';

describeRule(usernameCase, {
  finds: [
    [
      'a case-sensitive pool',
      'resource.aws_cognito_user_pool.main.username_configuration.case_sensitive',
      true,
      'aws_cognito_user_pool.main.username_configuration.case_sensitive',
    ],
    [
      'undeclared case sensitivity',
      'resource.aws_cognito_user_pool.main.username_configuration',
      undefined,
      'aws_cognito_user_pool.main.username_configuration.case_sensitive',
    ],
  ],
});
