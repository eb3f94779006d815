import Cognito from '@auth/core/providers/cognito';
import {
  amplifySettings,
  applicationConfig,
  authJsSettings,
  formatConfig,
  oidcClientSettings,
  type ApplicationConfig,
} from '@auth0-cognito/contract';
import { outputs } from '@auth0-cognito/contract/testing';
import type { ResourcesConfig } from 'aws-amplify';
import { OidcClient, WebStorageStateStore, type OidcClientSettings, type UserManagerSettings } from 'oidc-client-ts';

const webConfig = () => applicationConfig(outputs) as ApplicationConfig;

/** In-memory storage. */
class Memory implements Storage {
  private readonly items = new Map<string, string>();
  get length() {
    return this.items.size;
  }
  clear = () => this.items.clear();
  getItem = (key: string) => this.items.get(key) ?? null;
  key = (index: number) => [...this.items.keys()][index] ?? null;
  removeItem = (key: string) => void this.items.delete(key);
  setItem = (key: string, value: string) => void this.items.set(key, value);
}

describe('./federation config', () => {
  test('writes the settings of oidc-client-ts', async () => {
    const settings: UserManagerSettings = oidcClientSettings(webConfig());
    const client = new OidcClient({
      ...(JSON.parse(formatConfig(webConfig(), 'oidc-client-ts')) as OidcClientSettings),
      stateStore: new WebStorageStateStore({ store: new Memory() }),
      metadata: { authorization_endpoint: 'https://login.invalid/oauth2/authorize' },
    });

    const { url } = await client.createSigninRequest({});

    expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
      client_id: 'webclient',
      redirect_uri: 'https://app.invalid/auth/callback',
      response_type: 'code',
      code_challenge_method: 'S256',
      scope: 'openid email',
      identity_provider: 'Auth0',
    });
    expect(settings.authority).toBe(outputs.user_pool_issuer);
  });

  test('writes the settings of the Cognito provider of Auth.js', () => {
    const provider = Cognito(authJsSettings(webConfig()));

    expect(provider).toMatchObject({ id: 'cognito', type: 'oidc' });
    expect(provider.options).toEqual(JSON.parse(formatConfig(webConfig(), 'authjs')));
    expect(provider.options).toMatchObject({
      clientId: 'webclient',
      issuer: outputs.user_pool_issuer,
      authorization: { params: { scope: 'openid email', identity_provider: 'Auth0' } },
    });
  });

  test('has the types of aws-amplify', () => {
    const settings: ResourcesConfig = amplifySettings(webConfig());

    expect(settings).toEqual(JSON.parse(formatConfig(webConfig(), 'amplify')));
  });
});
