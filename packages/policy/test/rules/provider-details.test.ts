import { providerDetails } from '../../src/rules/provider-details';
import { describeRule } from '../describe-rule';

describeRule(providerDetails, {
  finds: [
    [
      'an undeclared key',
      'resource.aws_cognito_identity_provider.auth0.provider_details.jwks_uri',
      undefined,
      'aws_cognito_identity_provider.auth0.provider_details.jwks_uri',
    ],
    [
      'an empty key',
      'resource.aws_cognito_identity_provider.auth0.provider_details.token_url',
      '',
      'aws_cognito_identity_provider.auth0.provider_details.token_url',
    ],
    [
      'GET',
      'resource.aws_cognito_identity_provider.auth0.provider_details.attributes_request_method',
      'GET',
      'aws_cognito_identity_provider.auth0.provider_details.attributes_request_method',
    ],
    [
      'no details',
      'resource.aws_cognito_identity_provider.auth0.provider_details',
      undefined,
      'aws_cognito_identity_provider.auth0.provider_details.client_id',
    ],
  ],
});
