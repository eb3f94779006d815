import { userExistenceErrors } from '../../src/rules/user-existence-errors';
import { describeRule } from '../describe-rule';

describeRule(userExistenceErrors, {
  finds: [
    [
      'errors that reveal which users exist',
      'resource.aws_cognito_managed_user_pool_client.web.prevent_user_existence_errors',
      'LEGACY',
      'aws_cognito_managed_user_pool_client.web.prevent_user_existence_errors',
    ],
  ],
});
