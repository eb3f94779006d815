import { applicationConfig, CONFIG_FORMATS, formatConfig, type ApplicationConfig } from '../src';
import { outputs } from '../src/testing';

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

  test("signs out of both sides as the environment's own output says", () => {
    expect(webConfig().auth0LogoutUrl).toBe(outputs.auth0_logout_url);
  });

  test("ends the sign-out of another client at that client's sign-in page", () => {
    const { auth0LogoutUrl } = applicationConfig(outputs, 'admin') ?? {};
    const cognitoLogout = new URL(new URL(auth0LogoutUrl ?? '').searchParams.get('returnTo') ?? '');

    expect(cognitoLogout.searchParams.get('client_id')).toBe('adminclient');
    expect(cognitoLogout.searchParams.get('redirect_uri')).toBe('https://admin.invalid/signed-in');
  });

  test('has no sign-out for a client that nobody signs in through', () => {
    const config = applicationConfig(outputs, 'importer') as ApplicationConfig;

    expect(config.auth0LogoutUrl).toBeUndefined();
    expect(formatConfig(config, 'dotenv')).not.toContain('AUTH0_LOGOUT_URL');
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
          domain: 'login.invalid',
          providers: [{ custom: 'Auth0' }],
          redirectSignIn: ['https://app.invalid/auth/callback', 'http://localhost:3000'],
          redirectSignOut: outputs.clients.web.logout_urls,
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
