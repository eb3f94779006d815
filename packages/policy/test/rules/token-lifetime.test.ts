import { tokenLifetime } from '../../src/rules/token-lifetime';
import { describeRule } from '../describe-rule';

describeRule(tokenLifetime, {
  finds: [
    [
      'access tokens that live for a day',
      'resource.aws_cognito_managed_user_pool_client.web.token_validity_units.0.access_token',
      'days',
      'aws_cognito_managed_user_pool_client.web.access_token_validity',
    ],
    [
      'ID tokens that live for two hours',
      'resource.aws_cognito_managed_user_pool_client.web.id_token_validity',
      2,
      'aws_cognito_managed_user_pool_client.web.id_token_validity',
    ],
    [
      'refresh tokens that live for a year',
      'resource.aws_cognito_managed_user_pool_client.web.refresh_token_validity',
      365,
      'aws_cognito_managed_user_pool_client.web.refresh_token_validity',
    ],
    [
      'a lifetime without a unit',
      'resource.aws_cognito_managed_user_pool_client.web.token_validity_units',
      undefined,
      'aws_cognito_managed_user_pool_client.web.access_token_validity',
    ],
    [
      'a lifetime that is not a number',
      'resource.aws_cognito_user_pool_client.machine.access_token_validity',
      '1',
      'aws_cognito_user_pool_client.machine.access_token_validity',
    ],
  ],
  accepts: [
    [
      'a lifetime of half an hour',
      'resource.aws_cognito_managed_user_pool_client.web.token_validity_units.0.access_token',
      'minutes',
    ],
  ],
});
