import { applicationConfig, CONFIG_FORMATS, formatConfig, type ApplicationConfig } from '../src';
import { outputs } from './outputs-fixture';

const webConfig = () => applicationConfig(outputs) as ApplicationConfig;

describe('applicationConfig', () => {
  test('is of the primary web client', () => {
    expect(webConfig()).toMatchObject({
      clientId: 'webclient',
      identityProvider: 'Auth0',
      scopes: ['openid', 'email'],
    });
  });

  test('is of another client by name', () => {
    expect(applicationConfig(outputs, 'admin')?.clientId).toBe('adminclient');
  });

  test.each(['nothing', 'toString'])('is undefined for a client that is not there: %s', (name) => {
    expect(applicationConfig(outputs, name)).toBeUndefined();
  });
});

describe('formatConfig', () => {
  test('writes what Amplify.configure takes', () => {
    const { Auth } = JSON.parse(formatConfig(webConfig(), 'amplify'));

    expect(Auth.Cognito).toMatchObject({
      userPoolId: 'eu-central-1_Pool',
      userPoolClientId: 'webclient',
      loginWith: {
        oauth: {
          domain: 'login.example.com',
          providers: [{ custom: 'Auth0' }],
          redirectSignIn: ['https://app.example.com/auth/callback'],
          redirectSignOut: ['https://app.example.com/'],
          responseType: 'code',
        },
      },
    });
  });

  test('writes what OpenID Connect libraries take', () => {
    expect(JSON.parse(formatConfig(webConfig(), 'oidc'))).toMatchObject({
      issuer: outputs.user_pool_issuer,
      client_id: 'webclient',
      scope: 'openid email',
      authorization_params: { identity_provider: 'Auth0' },
    });
  });

  test('writes one variable a line for dotenv, quoted', () => {
    const lines = formatConfig(webConfig(), 'dotenv').split('\n');

    expect(lines).toContain('COGNITO_CLIENT_ID="webclient"');
    expect(lines).toContain('COGNITO_SCOPES="openid email"');
    for (const line of lines) expect(line).toMatch(/^[A-Z0-9_]+=".*"$/);
  });

  test('writes the whole config as JSON', () => {
    expect(JSON.parse(formatConfig(webConfig(), 'json'))).toEqual(webConfig());
  });

  test.each(CONFIG_FORMATS)('names no account and no role in %s', (format) => {
    expect(formatConfig(webConfig(), format)).not.toMatch(/111111111111|arn:/);
  });
});
