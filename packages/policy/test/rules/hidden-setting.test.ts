import { hiddenSetting } from '../../src/rules/hidden-setting';
import { describeRule } from '../describe-rule';

const IDP = 'aws_cognito_identity_provider.hidden';

describeRule(hiddenSetting, {
  finds: [
    [
      'a callback',
      'resource.aws_cognito_managed_user_pool_client.hidden',
      { callback_urls: ['${sensitive("https://app.acme.example")}'] },
      'aws_cognito_managed_user_pool_client.hidden.callback_urls.0',
    ],
    [
      'a set of keys',
      `resource.${IDP}`,
      { provider_details: { jwks_uri: '${sensitive("https://acme.eu.auth0.com")}' } },
      `${IDP}.provider_details.jwks_uri`,
    ],
  ],
  accepts: [
    ['a secret', `resource.${IDP}`, { provider_details: { client_secret: '${sensitive("x")}' } }],
    ['words in a text', `resource.${IDP}`, { provider_name: 'sensitive(1)' }],
    ['a precondition', `resource.${IDP}`, { lifecycle: { precondition: [{ condition: '${sensitive(true)}' }] } }],
  ],
});
