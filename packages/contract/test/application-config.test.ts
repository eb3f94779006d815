import { applicationConfig, formatConfig, type ApplicationConfig } from '../src';
import { outputs } from '../src/testing';

const webConfig = () => applicationConfig(outputs) as ApplicationConfig;

describe('applicationConfig', () => {
  test('returns the primary web client', () => {
    expect(webConfig()).toMatchObject({
      clientId: 'webclient',
      identityProvider: 'Auth0',
      scopes: ['openid', 'email'],
    });
  });

  test('returns another client by name', () => {
    expect(applicationConfig(outputs, 'admin')?.clientId).toBe('adminclient');
  });

  test('signs out of Cognito and Auth0 as the output of the environment specifies', () => {
    expect(webConfig().auth0LogoutUrl).toBe(outputs.auth0_logout_url);
  });

  test('ends the sign-out of another client at its sign-in page', () => {
    const { auth0LogoutUrl } = applicationConfig(outputs, 'admin') ?? {};
    const cognitoLogout = new URL(new URL(auth0LogoutUrl ?? '').searchParams.get('returnTo') ?? '');

    expect(cognitoLogout.searchParams.get('client_id')).toBe('adminclient');
    expect(cognitoLogout.searchParams.get('redirect_uri')).toBe('https://admin.invalid/signed-in');
  });

  test('has no sign-out for a client without sign-in', () => {
    const config = applicationConfig(outputs, 'importer') as ApplicationConfig;

    expect(config.auth0LogoutUrl).toBeUndefined();
    expect(formatConfig(config, 'dotenv')).not.toContain('AUTH0_LOGOUT_URL');
  });

  test.each(['nothing', 'toString'])('returns undefined for an unknown client: %s', (name) => {
    expect(applicationConfig(outputs, name)).toBeUndefined();
  });
});
