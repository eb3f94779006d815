import { federatedCallback } from '../../src/rules/federated-callback';
import { describeRule } from '../describe-rule';

describeRule(federatedCallback, {
  finds: [
    [
      'another path',
      'resource.auth0_client.app.callbacks',
      ['https://acme-login.auth.eu-central-1.amazoncognito.com/oauth2/callback'],
      'auth0_client.app.callbacks',
    ],
    [
      'another host',
      'resource.auth0_client.app.callbacks',
      ['https://evil.example/oauth2/idpresponse'],
      'auth0_client.app.callbacks',
    ],
    [
      'one callback too many',
      'resource.auth0_client.app.callbacks',
      ['https://acme-login.auth.eu-central-1.amazoncognito.com/oauth2/idpresponse', 'https://app.acme.example'],
      'auth0_client.app.callbacks',
    ],
    ['no callback', 'resource.auth0_client.app.callbacks', undefined, 'auth0_client.app.callbacks'],
    [
      'another domain of the pool',
      'resource.aws_cognito_user_pool_domain.main.domain',
      'acme-other',
      'auth0_client.app.callbacks',
    ],
  ],
  accepts: [
    [
      'a callback by reference',
      'resource.auth0_client.app.callbacks',
      ['https://${aws_cognito_user_pool_domain.main.domain}.auth.eu-central-1.amazoncognito.com/oauth2/idpresponse'],
    ],
  ],
});
