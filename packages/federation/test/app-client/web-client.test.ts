import { App } from 'cdktf';

import { ResourceServer, WebClient, type IIdentityProvider, type WebClientSettings } from '../../src';
import { codesOf } from '../faults';
import { poolIn } from '../parts';
import { stackWith, synthesize } from '../template';

const required = { name: 'acme-web', callbackUrls: ['https://app.example.com/callback'] } as const;
const auth0: IIdentityProvider = { providerName: 'Auth0', mappedAttributes: ['email', 'email_verified'] };

const client = (settings: Partial<WebClientSettings> = {}, providers = [auth0]) =>
  synthesize((stack) => {
    const web = new WebClient(stack, 'Web', { ...required, ...settings, userPool: poolIn(stack) });
    providers.forEach((provider) => web.addIdentityProvider(provider));
  });
const managed = (settings: Partial<WebClientSettings> = {}) =>
  client(settings).only('aws_cognito_managed_user_pool_client');
const refused = (settings: object) =>
  codesOf(() =>
    stackWith((stack) => new WebClient(stack, 'Web', { ...required, ...settings, userPool: poolIn(stack) })),
  );

describe(WebClient, () => {
  test('creates one client with two resources, the first of which only has an ID', () => {
    const template = client();

    expect(template.counts()).toEqual({
      aws_cognito_user_pool: 1,
      aws_cognito_user_pool_client: 1,
      aws_cognito_managed_user_pool_client: 1,
    });
    expect(template.only('aws_cognito_user_pool_client')).toEqual({
      name: 'acme-web',
      user_pool_id: '${aws_cognito_user_pool.UserPool_6BA7E5F2.id}',
      generate_secret: false,
      supported_identity_providers: ['COGNITO'],
      lifecycle: {
        ignore_changes: 'all',
        replace_triggered_by: ['aws_cognito_user_pool.UserPool_6BA7E5F2.id'],
      },
    });
  });

  test('declares every setting on the second resource', () => {
    const { read_attributes: read, ...rest } = managed();

    expect(rest).toEqual({
      user_pool_id: '${aws_cognito_user_pool.UserPool_6BA7E5F2.id}',
      name_pattern: '^${aws_cognito_user_pool_client.Web_Reservation_1B80E8B3.name}$',
      depends_on: ['aws_cognito_user_pool_client.Web_Reservation_1B80E8B3'],
      supported_identity_providers: ['Auth0'],
      allowed_oauth_flows_user_pool_client: true,
      allowed_oauth_flows: ['code'],
      allowed_oauth_scopes: ['openid', 'email', 'profile'],
      callback_urls: ['https://app.example.com/callback'],
      default_redirect_uri: 'https://app.example.com/callback',
      logout_urls: [],
      explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      prevent_user_existence_errors: 'ENABLED',
      enable_token_revocation: true,
      enable_propagate_additional_user_context_data: false,
      access_token_validity: 1,
      id_token_validity: 1,
      refresh_token_validity: 30,
      auth_session_validity: 3,
      token_validity_units: [{ access_token: 'hours', id_token: 'hours', refresh_token: 'days' }],
      write_attributes: ['email'],
    });
    expect(read).toHaveLength(19);
  });

  test('finds the client by its exact name, also if the name contains characters of a pattern', () => {
    expect(managed({ name: 'acme+dev.web' }).name_pattern).toBe(
      '^${replace(aws_cognito_user_pool_client.Web_Reservation_1B80E8B3.name, "/[+.]/", "\\\\$0")}$',
    );
  });

  test.each<[string, Partial<WebClientSettings>, object]>([
    ['logout URLs', { logoutUrls: ['https://app.example.com/'] }, { logout_urls: ['https://app.example.com/'] }],
    ['the implicit flow', { allowImplicitFlow: true }, { allowed_oauth_flows: ['code', 'implicit'] }],
    ['native users', { allowNativeUsers: true }, { supported_identity_providers: ['Auth0', 'COGNITO'] }],
    ['scopes', { scopes: ['openid', 'phone'] }, { allowed_oauth_scopes: ['openid', 'phone'] }],
    ['API flows', { explicitAuthFlows: ['ALLOW_USER_AUTH'] }, { explicit_auth_flows: ['ALLOW_USER_AUTH'] }],
    [
      'lifetimes with their units',
      {
        lifetimes: {
          accessToken: '5 minutes',
          idToken: '300 seconds',
          refreshToken: '12 hours',
          authSession: '15 minutes',
        },
      },
      {
        access_token_validity: 5,
        id_token_validity: 300,
        refresh_token_validity: 12,
        auth_session_validity: 15,
        token_validity_units: [{ access_token: 'minutes', id_token: 'seconds', refresh_token: 'hours' }],
      },
    ],
    ['tokens without revocation', { enableTokenRevocation: false }, { enable_token_revocation: false }],
    [
      'attributes',
      { readAttributes: ['email'], writeAttributes: ['email', 'name'] },
      { read_attributes: ['email'], write_attributes: ['email', 'name'] },
    ],
    ['http on localhost', { callbackUrls: ['http://localhost:3000'] }, { callback_urls: ['http://localhost:3000'] }],
  ])('accepts %s', (_, settings, expected) => {
    expect(managed(settings)).toMatchObject(expected);
  });

  test('can have a secret, which the context data of users requires', () => {
    const template = client({ generateSecret: true, enablePropagateAdditionalUserContextData: true });

    expect(template.only('aws_cognito_user_pool_client')).toMatchObject({ generate_secret: true });
    expect(template.only('aws_cognito_managed_user_pool_client')).toMatchObject({
      enable_propagate_additional_user_context_data: true,
    });
  });

  test('rotates refresh tokens from the creation, because the second resource alone cannot enable it', () => {
    const template = client({ refreshTokenRotation: { retryGracePeriodSeconds: 20 } });
    const rotation = {
      refresh_token_rotation: [{ feature: 'ENABLED', retry_grace_period_seconds: 20 }],
      explicit_auth_flows: ['ALLOW_USER_SRP_AUTH'],
    };

    expect(template.only('aws_cognito_user_pool_client')).toMatchObject(rotation);
    expect(template.only('aws_cognito_managed_user_pool_client')).toMatchObject(rotation);
  });

  test('accepts scopes of resource servers by reference', () => {
    const template = synthesize((stack) => {
      const userPool = poolIn(stack);
      const api = new ResourceServer(stack, 'Api', { userPool, identifier: 'api', scopes: { read: 'See' } });
      new WebClient(stack, 'Web', {
        ...required,
        userPool,
        resourceServers: [api],
        scopes: ['openid', 'api/read'],
        allowNativeUsers: true,
      });
    });

    expect(template.only('aws_cognito_managed_user_pool_client').allowed_oauth_scopes).toEqual([
      'openid',
      expect.stringMatching(/^\$\{aws_cognito_resource_server\..+\.identifier\}\/read$/),
    ]);
  });

  test('can write the attributes that the pool requires and providers map', () => {
    const template = synthesize((stack) => {
      const userPool = poolIn(stack, { standardAttributes: { name: { required: true } } });
      new WebClient(stack, 'Web', { ...required, userPool }).addIdentityProvider(auth0);
    });

    expect(template.only('aws_cognito_managed_user_pool_client').write_attributes).toEqual(['email', 'name']);
  });

  test.each<[string, object, string[]]>([
    ['no callback', { callbackUrls: [] }, ['ERR_LIST_EMPTY']],
    ['plain http', { callbackUrls: ['http://app.example.com'] }, ['ERR_URL_NOT_HTTPS']],
    ['http on a local address', { callbackUrls: ['http://192.168.0.1'] }, ['ERR_URL_NOT_HTTPS']],
    ['a fragment', { callbackUrls: ['https://app.example.com/#a'] }, ['ERR_URL_FRAGMENT']],
    ['a wildcard', { callbackUrls: ['https://*.example.com'] }, ['ERR_URL_WILDCARD']],
    ['credentials', { callbackUrls: ['https://a:b@app.example.com'] }, ['ERR_URL_CREDENTIALS']],
    ['a unicode host', { callbackUrls: ['https://äpp.example.com'] }, ['ERR_URL_HOST_NOT_ASCII']],
    ['a trailing dot', { callbackUrls: ['https://app.example.com.'] }, ['ERR_URL_HOST_TRAILING_DOT']],
    ['an upper-case host', { callbackUrls: ['https://App.example.com'] }, ['ERR_URL_NOT_CANONICAL']],
    ['a default port', { callbackUrls: ['https://app.example.com:443/'] }, ['ERR_URL_NOT_CANONICAL']],
    ['a relative URL', { callbackUrls: ['/callback'] }, ['ERR_URL_NOT_ABSOLUTE']],
    ['a custom scheme', { callbackUrls: ['myapp://callback'] }, ['ERR_URL_SCHEME']],
    ['a URL that is too long', { callbackUrls: [`https://a.example/${'x'.repeat(1024)}`] }, ['ERR_URL_TOO_LONG']],
    ['a URL twice', { callbackUrls: ['https://a.example', 'https://a.example'] }, ['ERR_DUPLICATE']],
    ['a wrong logout URL', { logoutUrls: ['x'] }, ['ERR_URL_NOT_ABSOLUTE']],
    [
      '101 URLs',
      { callbackUrls: Array.from({ length: 101 }, (_, index) => `https://a.example/${index}`) },
      ['ERR_LIST_TOO_LONG'],
    ],
    ['a name with a bracket', { name: 'a(b)' }, ['ERR_NAME_INVALID']],
    ['an unknown scope', { scopes: ['openid', 'api/read'] }, ['ERR_SCOPE_UNKNOWN']],
    ['email without openid', { scopes: ['email'] }, ['ERR_SCOPE_OPENID_MISSING']],
    ['no scope', { scopes: [] }, ['ERR_LIST_EMPTY']],
    ['a duplicate scope', { scopes: ['openid', 'openid'] }, ['ERR_DUPLICATE']],
    ['no API flow', { explicitAuthFlows: [] }, ['ERR_FLOW_MISSING']],
    ['an unknown API flow', { explicitAuthFlows: ['ADMIN'] }, ['ERR_FLOW_UNKNOWN']],
    ['context data without secret', { enablePropagateAdditionalUserContextData: true }, ['ERR_CLIENT_SECRET_NEEDED']],
    ['an unknown attribute', { readAttributes: ['team'] }, ['ERR_ATTRIBUTE_UNKNOWN']],
    ['write access to email_verified', { writeAttributes: ['email_verified'] }, ['ERR_ATTRIBUTE_NOT_WRITABLE']],
    ['a lifetime without unit', { lifetimes: { accessToken: 60 } }, ['ERR_LIFETIME_INVALID']],
    ['a lifetime with a fraction', { lifetimes: { accessToken: '1.5 hours' } }, ['ERR_LIFETIME_INVALID']],
    ['an access token of 4 minutes', { lifetimes: { accessToken: '4 minutes' } }, ['ERR_LIFETIME_RANGE']],
    ['an ID token of 2 days', { lifetimes: { idToken: '2 days' } }, ['ERR_LIFETIME_RANGE']],
    ['a refresh token of 3651 days', { lifetimes: { refreshToken: '3651 days' } }, ['ERR_LIFETIME_RANGE']],
    [
      'an access token that outlives the refresh token',
      { lifetimes: { accessToken: '2 hours', refreshToken: '1 hour' } },
      ['ERR_LIFETIME_RANGE'],
    ],
    ['an auth session of 90 seconds and some', { lifetimes: { authSession: '190 seconds' } }, ['ERR_LIFETIME_INVALID']],
  ])('refuses %s', (_, settings, codes) => {
    expect(refused(settings)).toEqual(codes);
  });

  test('refuses a name that another client of the pool has', () => {
    const attempt = () =>
      stackWith((stack) => {
        const userPool = poolIn(stack);
        new WebClient(stack, 'One', { ...required, userPool });
        new WebClient(stack, 'Two', { ...required, userPool });
      });

    expect(codesOf(attempt)).toEqual(['ERR_CLIENT_NAME_TAKEN']);
  });

  test('refuses a provider whose attributes it cannot write', () => {
    const attempt = () => client({ writeAttributes: ['name'] });

    expect(codesOf(attempt)).toEqual(['ERR_MAPPED_NOT_WRITABLE']);
  });

  test('fails synthesis if no user can sign in', () => {
    const stack = stackWith((scope) => new WebClient(scope, 'Web', { ...required, userPool: poolIn(scope) }));

    expect(() => App.of(stack).synth()).toThrow('ERR_NO_SIGN_IN_METHOD at test/Web.identityProviders');
  });
});
