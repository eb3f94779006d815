import { providerListed } from '../../src/rules/provider-listed';
import { describeRule } from '../describe-rule';

describeRule(providerListed, {
  finds: [
    [
      'an identity provider that no client lists',
      'resource.aws_cognito_managed_user_pool_client.web.supported_identity_providers',
      ['COGNITO'],
      'aws_cognito_identity_provider.auth0',
    ],
    [
      'a client of an unknown identity provider',
      'resource.aws_cognito_managed_user_pool_client.web.supported_identity_providers',
      ['${aws_cognito_identity_provider.auth0.provider_name}', 'Okta'],
      'aws_cognito_managed_user_pool_client.web.supported_identity_providers',
    ],
    [
      'a client without identity providers',
      'resource.aws_cognito_managed_user_pool_client.web.supported_identity_providers',
      [],
      'aws_cognito_managed_user_pool_client.web.supported_identity_providers',
    ],
    [
      'a name that differs from the listed name',
      'resource.aws_cognito_managed_user_pool_client.web.supported_identity_providers',
      ['Auth1'],
      'aws_cognito_identity_provider.auth0',
    ],
  ],
  accepts: [
    [
      'native users in addition',
      'resource.aws_cognito_managed_user_pool_client.web.supported_identity_providers',
      ['COGNITO', '${aws_cognito_identity_provider.auth0.provider_name}'],
    ],
    ['its name', 'resource.aws_cognito_managed_user_pool_client.web.supported_identity_providers', ['Auth0']],
  ],
});
