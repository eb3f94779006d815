import { localhostInProduction } from '../../src/rules/localhost-in-production';
import { describeRule } from '../describe-rule';

describeRule(localhostInProduction, {
  finds: [
    [
      'a localhost callback',
      'resource.aws_cognito_managed_user_pool_client.web.callback_urls',
      ['http://localhost:3000'],
      'aws_cognito_managed_user_pool_client.web.callback_urls',
    ],
    [
      'a localhost origin',
      'resource.auth0_client.app.web_origins',
      ['http://localhost:3000'],
      'auth0_client.app.web_origins',
    ],
    [
      'a login URI on localhost',
      'resource.auth0_client.app.initiate_login_uri',
      'https://acme-login.auth.eu-central-1.amazoncognito.com/login?response_type=code&client_id=${aws_cognito_user_pool_client.web.id}&redirect_uri=http%3A%2F%2Flocalhost',
      'auth0_client.app.initiate_login_uri',
    ],
  ],
  acceptsInDevelopment: [
    [
      'a localhost callback',
      'resource.aws_cognito_managed_user_pool_client.web.callback_urls',
      ['http://localhost:3000'],
    ],
  ],
});
