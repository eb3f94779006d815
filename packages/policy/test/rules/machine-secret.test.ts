import { machineSecret } from '../../src/rules/machine-secret';
import { describeRule } from '../describe-rule';

describeRule(machineSecret, {
  finds: [
    [
      'a machine client without a secret',
      'resource.aws_cognito_user_pool_client.machine.generate_secret',
      false,
      'aws_cognito_user_pool_client.machine.generate_secret',
    ],
    [
      'a managed machine client',
      'resource.aws_cognito_managed_user_pool_client.web.allowed_oauth_flows',
      ['client_credentials'],
      'aws_cognito_managed_user_pool_client.web',
    ],
  ],
  accepts: [
    [
      'an imported machine client, whose secret Terraform does not read',
      'resource.aws_cognito_user_pool_client.machine',
      { allowed_oauth_flows: ['client_credentials'], lifecycle: { ignore_changes: ['generate_secret'] } },
    ],
  ],
});
