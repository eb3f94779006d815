import { providerScopes } from '../../src/rules/provider-scopes';
import { describeRule } from '../describe-rule';

describeRule(providerScopes, {
  finds: [
    [
      'no openid',
      'resource.aws_cognito_identity_provider.auth0.provider_details.authorize_scopes',
      'email profile',
      'aws_cognito_identity_provider.auth0.provider_details.authorize_scopes',
    ],
    [
      'no email',
      'resource.aws_cognito_identity_provider.auth0.provider_details.authorize_scopes',
      'openid profile',
      'aws_cognito_identity_provider.auth0.provider_details.authorize_scopes',
    ],
    [
      'scopes with commas',
      'resource.aws_cognito_identity_provider.auth0.provider_details.authorize_scopes',
      'openid,email,profile',
      'aws_cognito_identity_provider.auth0.provider_details.authorize_scopes',
    ],
  ],
  accepts: [
    [
      'one more',
      'resource.aws_cognito_identity_provider.auth0.provider_details.authorize_scopes',
      'openid email profile phone',
    ],
  ],
});
