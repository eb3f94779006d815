import { redirectUrl } from '../../src/rules/redirect-url';
import { describeRule } from '../describe-rule';

describeRule(redirectUrl, {
  finds: [
    [
      'plain http',
      'resource.aws_cognito_managed_user_pool_client.web.callback_urls',
      ['http://app.acme.example'],
      'aws_cognito_managed_user_pool_client.web.callback_urls',
    ],
    [
      'a wildcard',
      'resource.auth0_client.app.allowed_logout_urls',
      ['https://*.acme.example'],
      'auth0_client.app.allowed_logout_urls',
    ],
    [
      'a fragment',
      'resource.aws_cognito_managed_user_pool_client.web.logout_urls',
      ['https://app.acme.example/#x'],
      'aws_cognito_managed_user_pool_client.web.logout_urls',
    ],
    [
      'credentials',
      'resource.aws_cognito_managed_user_pool_client.web.callback_urls',
      ['https://user:password@app.acme.example'],
      'aws_cognito_managed_user_pool_client.web.callback_urls',
    ],
    [
      'a script',
      'resource.aws_cognito_managed_user_pool_client.web.callback_urls',
      ['javascript:alert(1)'],
      'aws_cognito_managed_user_pool_client.web.callback_urls',
    ],
    [
      'a text that is not a URL',
      'resource.aws_cognito_managed_user_pool_client.web.default_redirect_uri',
      'app',
      'aws_cognito_managed_user_pool_client.web.default_redirect_uri',
    ],
    [
      'http before a reference',
      'resource.auth0_client.app.callbacks',
      ['http://${aws_cognito_user_pool_domain.main.domain}/x'],
      'auth0_client.app.callbacks',
    ],
  ],
  accepts: [
    ['localhost', 'resource.aws_cognito_managed_user_pool_client.web.callback_urls', ['http://localhost:3000']],
    ['a native application', 'resource.aws_cognito_managed_user_pool_client.web.callback_urls', ['acme://callback']],
    [
      'a reference',
      'resource.auth0_client.app.callbacks',
      ['https://${aws_cognito_user_pool_domain.main.domain}.auth.eu-central-1.amazoncognito.com/oauth2/idpresponse'],
    ],
  ],
});
