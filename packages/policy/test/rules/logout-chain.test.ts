import { logoutChain } from '../../src/rules/logout-chain';
import { describeRule } from '../describe-rule';

describeRule(logoutChain, {
  finds: [
    [
      'no logout of Cognito at Auth0',
      'resource.auth0_client.app.allowed_logout_urls',
      ['https://app.acme.example'],
      'auth0_client.app.allowed_logout_urls',
    ],
    [
      'no logout at Auth0',
      'resource.auth0_client.app.allowed_logout_urls',
      undefined,
      'auth0_client.app.allowed_logout_urls',
    ],
    [
      'another URL of Cognito',
      'resource.auth0_client.app.allowed_logout_urls',
      [
        'https://acme-login.auth.eu-central-1.amazoncognito.com/login?response_type=code&client_id=${aws_cognito_user_pool_client.web.id}&redirect_uri=https%3A%2F%2Fapp.acme.example',
      ],
      'auth0_client.app.allowed_logout_urls',
    ],
    [
      'a logout URL on another host',
      'resource.auth0_client.app.allowed_logout_urls',
      [
        'https://acme-login.auth.eu-central-1.amazoncognito.com/logout?response_type=code&client_id=${aws_cognito_user_pool_client.web.id}&redirect_uri=https%3A%2F%2Fevil.acme.example',
      ],
      'auth0_client.app.allowed_logout_urls',
    ],
    [
      'a wrong URL next to the right one',
      'resource.auth0_client.app.allowed_logout_urls',
      [
        'https://acme-login.auth.eu-central-1.amazoncognito.com/logout?response_type=code&client_id=${aws_cognito_user_pool_client.web.id}&redirect_uri=https%3A%2F%2Fapp.acme.example',
        'https://acme-login.auth.eu-central-1.amazoncognito.com/logout?response_type=token&client_id=${aws_cognito_user_pool_client.web.id}&redirect_uri=https%3A%2F%2Fapp.acme.example',
      ],
      'auth0_client.app.allowed_logout_urls',
    ],
    [
      'no logout at Cognito',
      'resource.aws_cognito_managed_user_pool_client.web.logout_urls',
      [],
      'aws_cognito_managed_user_pool_client.web.logout_urls',
    ],
  ],
  accepts: [
    [
      'only the chain',
      'resource.auth0_client.app.allowed_logout_urls',
      [
        'https://acme-login.auth.eu-central-1.amazoncognito.com/logout?response_type=code&client_id=${aws_cognito_user_pool_client.web.id}&redirect_uri=https%3A%2F%2Fapp.acme.example',
      ],
    ],
  ],
});
