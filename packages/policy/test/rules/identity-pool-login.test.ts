import { identityPoolLogin } from '../../src/rules/identity-pool-login';
import { describeRule } from '../describe-rule';

describeRule(identityPoolLogin, {
  finds: [
    [
      'a client of another stack',
      'resource.aws_cognito_identity_pool.main.cognito_identity_providers.0.client_id',
      'abc',
      'aws_cognito_identity_pool.main.cognito_identity_providers[0].client_id',
    ],
    [
      'a pool of another stack',
      'resource.aws_cognito_identity_pool.main.cognito_identity_providers.0.provider_name',
      'cognito-idp.eu-central-1.amazonaws.com/eu-central-1_other',
      'aws_cognito_identity_pool.main.cognito_identity_providers[0].provider_name',
    ],
    [
      'no login',
      'resource.aws_cognito_identity_pool.main.cognito_identity_providers',
      [],
      'aws_cognito_identity_pool.main.cognito_identity_providers',
    ],
  ],
});
