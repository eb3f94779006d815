import { clientOwner } from '../../src/rules/client-owner';
import { describeRule } from '../describe-rule';

describeRule(clientOwner, {
  finds: [
    [
      'a pattern without an end',
      'resource.aws_cognito_managed_user_pool_client.web.name_pattern',
      '^acme-web',
      'aws_cognito_managed_user_pool_client.web.name_pattern',
    ],
    [
      'a pattern without a start',
      'resource.aws_cognito_managed_user_pool_client.web.name_pattern',
      '${aws_cognito_user_pool_client.web.name}$',
      'aws_cognito_managed_user_pool_client.web.name_pattern',
    ],
    [
      'a pattern that matches no client',
      'resource.aws_cognito_managed_user_pool_client.web.name_pattern',
      '^other$',
      'aws_cognito_managed_user_pool_client.web.name_pattern',
    ],
    [
      'a pattern that matches more than the name',
      'resource.aws_cognito_managed_user_pool_client.web.name_pattern',
      '^.*${aws_cognito_user_pool_client.web.name}$',
      'aws_cognito_managed_user_pool_client.web.name_pattern',
    ],
    [
      'a plain client with managed settings',
      'resource.aws_cognito_user_pool_client.web.lifecycle.ignore_changes',
      ['callback_urls'],
      'aws_cognito_user_pool_client.web.lifecycle.ignore_changes',
    ],
    [
      'a plain client without ignore_changes',
      'resource.aws_cognito_user_pool_client.web.lifecycle.ignore_changes',
      undefined,
      'aws_cognito_user_pool_client.web.lifecycle.ignore_changes',
    ],
    [
      'a plain client that is not replaced with its pool',
      'resource.aws_cognito_user_pool_client.web.lifecycle.replace_triggered_by',
      undefined,
      'aws_cognito_user_pool_client.web.lifecycle.replace_triggered_by',
    ],
    [
      'a plain client that is replaced with a resource that is not a pool',
      'resource.aws_cognito_user_pool_client.web.lifecycle.replace_triggered_by',
      ['terraform_data.Other.id'],
      'aws_cognito_user_pool_client.web.lifecycle.replace_triggered_by',
    ],
  ],
  accepts: [
    ['a literal pattern', 'resource.aws_cognito_managed_user_pool_client.web.name_pattern', '^acme-web$'],
    [
      'a pattern escaped by Terraform',
      'resource.aws_cognito_managed_user_pool_client.web.name_pattern',
      '^${replace(aws_cognito_user_pool_client.web.name, "/[+.]/", "\\\\$0")}$',
    ],
  ],
});
