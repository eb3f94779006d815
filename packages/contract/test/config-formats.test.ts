import { applicationConfig, CONFIG_FORMATS, formatConfig, type ApplicationConfig } from '../src';
import { outputs } from '../src/testing';

const webConfig = () => applicationConfig(outputs) as ApplicationConfig;

describe('formatConfig', () => {
  test('writes the argument of Amplify.configure', () => {
    const { Auth } = JSON.parse(formatConfig(webConfig(), 'amplify'));

    expect(Auth.Cognito).toMatchObject({
      userPoolId: 'eu-central-1_Pool',
      userPoolClientId: 'webclient',
      loginWith: {
        oauth: {
          domain: 'login.invalid',
          providers: [{ custom: 'Auth0' }],
          redirectSignIn: ['https://app.invalid/auth/callback', 'http://localhost:3000'],
          redirectSignOut: outputs.clients.web.logout_urls,
          responseType: 'code',
        },
      },
    });
  });

  test('writes one quoted variable a line for dotenv', () => {
    const lines = formatConfig(webConfig(), 'dotenv').split('\n');

    expect(lines).toContain('COGNITO_CLIENT_ID="webclient"');
    expect(lines).toContain('COGNITO_SCOPES="openid email"');
    for (const line of lines) expect(line).toMatch(/^[A-Z0-9_]+=".*"$/);
  });

  test('writes the whole config as JSON', () => {
    expect(JSON.parse(formatConfig(webConfig(), 'json'))).toEqual(webConfig());
  });

  test.each(CONFIG_FORMATS)('contains no account and no role in %s', (format) => {
    expect(formatConfig(webConfig(), format)).not.toMatch(/111111111111|arn:/);
  });
});
