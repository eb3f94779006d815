import { literalSecret } from '../../src/rules/literal-secret';
import { describeRule } from '../describe-rule';

describeRule(literalSecret, {
  finds: [
    [
      'a literal client secret',
      'resource.aws_cognito_identity_provider.auth0.provider_details.client_secret',
      's3cret',
      'aws_cognito_identity_provider.auth0.provider_details.client_secret',
    ],
    [
      'a literal credential',
      'resource.auth0_client_credentials.app.client_secret',
      's3cret',
      'auth0_client_credentials.app.client_secret',
    ],
    ['a literal in a provider block', 'provider.auth0.0.client_secret', 's3cret', 'provider.auth0.client_secret'],
    ['an AWS key', 'provider.aws.0.secret_key', 's3cret', 'provider.aws.secret_key'],
    ['a key in the backend', 'terraform.backend.s3.access_key', 'AKIA', 'terraform.backend.s3.access_key'],
    [
      'a sensitive variable with a default',
      'variable.secret',
      { sensitive: true, default: 's3cret' },
      'variable.secret.default',
    ],
    [
      'a secret of an action',
      'resource.auth0_action.claims',
      { secrets: [{ name: 'key', value: 's3cret' }] },
      'auth0_action.claims.secrets',
    ],
  ],
  accepts: [['a sensitive variable', 'resource.auth0_client_credentials.app.client_secret', '${var.secret}']],
});
