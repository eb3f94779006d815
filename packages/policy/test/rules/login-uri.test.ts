import { loginUri } from '../../src/rules/login-uri';
import { describeRule } from '../describe-rule';

describeRule(loginUri, {
  finds: [
    [
      'another page',
      'resource.auth0_client.app.initiate_login_uri',
      'https://acme-login.auth.eu-central-1.amazoncognito.com/logout?response_type=code&client_id=${aws_cognito_user_pool_client.web.id}&redirect_uri=https%3A%2F%2Fapp.acme.example',
      'auth0_client.app.initiate_login_uri',
    ],
    [
      'the implicit flow',
      'resource.auth0_client.app.initiate_login_uri',
      'https://acme-login.auth.eu-central-1.amazoncognito.com/login?response_type=token&client_id=${aws_cognito_user_pool_client.web.id}&redirect_uri=https%3A%2F%2Fapp.acme.example',
      'auth0_client.app.initiate_login_uri',
    ],
    [
      'a literal client id',
      'resource.auth0_client.app.initiate_login_uri',
      'https://acme-login.auth.eu-central-1.amazoncognito.com/login?response_type=code&client_id=abc&redirect_uri=https%3A%2F%2Fapp.acme.example',
      'auth0_client.app.initiate_login_uri',
    ],
    [
      'the client ID of Auth0',
      'resource.auth0_client.app.initiate_login_uri',
      'https://acme-login.auth.eu-central-1.amazoncognito.com/login?response_type=code&client_id=${auth0_client.app.client_id}&redirect_uri=https%3A%2F%2Fapp.acme.example',
      'auth0_client.app.initiate_login_uri',
    ],
    [
      'a URL that is not a callback',
      'resource.auth0_client.app.initiate_login_uri',
      'https://acme-login.auth.eu-central-1.amazoncognito.com/login?response_type=code&client_id=${aws_cognito_user_pool_client.web.id}&redirect_uri=https%3A%2F%2Fevil.acme.example',
      'auth0_client.app.initiate_login_uri',
    ],
    [
      'a redirect URL that is not encoded',
      'resource.auth0_client.app.initiate_login_uri',
      'https://acme-login.auth.eu-central-1.amazoncognito.com/login?response_type=code&client_id=${aws_cognito_user_pool_client.web.id}&redirect_uri=https://app.acme.example#x',
      'auth0_client.app.initiate_login_uri',
    ],
    [
      'plain http',
      'resource.auth0_client.app.initiate_login_uri',
      'http://acme-login.auth.eu-central-1.amazoncognito.com/login?response_type=code&client_id=${aws_cognito_user_pool_client.web.id}&redirect_uri=https%3A%2F%2Fapp.acme.example',
      'auth0_client.app.initiate_login_uri',
    ],
    [
      'another host',
      'resource.auth0_client.app.initiate_login_uri',
      'https://evil.example/login',
      'auth0_client.app.initiate_login_uri',
    ],
  ],
  accepts: [
    ['no login URI', 'resource.auth0_client.app.initiate_login_uri', undefined],
    ['a route of the application', 'resource.auth0_client.app.initiate_login_uri', 'https://app.acme.example/sign-in'],
  ],
});
