import { passwordFlows } from '../../src/rules/password-flows';
import { describeRule } from '../describe-rule';

describeRule(passwordFlows, {
  finds: [
    [
      'passwords sent in plain text',
      'resource.aws_cognito_managed_user_pool_client.web.explicit_auth_flows',
      ['ALLOW_USER_PASSWORD_AUTH'],
      'aws_cognito_managed_user_pool_client.web.explicit_auth_flows',
    ],
    [
      'the former name of the flow',
      'resource.aws_cognito_user_pool_client.machine.explicit_auth_flows',
      ['USER_PASSWORD_AUTH'],
      'aws_cognito_user_pool_client.machine.explicit_auth_flows',
    ],
  ],
  accepts: [['SRP', 'resource.aws_cognito_managed_user_pool_client.web.explicit_auth_flows', ['ALLOW_USER_SRP_AUTH']]],
});
