import { AppClient, ResourceServer, type AppClientSettings, type IIdentityProvider } from '../../src';
import { codesOf } from '../faults';
import { poolIn } from '../parts';
import { synthesize } from '../template';

const auth0: IIdentityProvider = { providerName: 'Auth0', mappedAttributes: ['email'] };
const mobile = { type: 'public', name: 'mobile', callbackUrls: ['myapp://callback'] } as const;
const site = { type: 'confidential', name: 'site', callbackUrls: ['https://site.example.com'] } as const;
const machine = { type: 'machine', name: 'importer', scopes: ['api/write'] } as const;

const client = (settings: AppClientSettings, identityProviders = [auth0]) =>
  synthesize((stack) => {
    const userPool = poolIn(stack);
    const api = new ResourceServer(stack, 'Api', { userPool, identifier: 'api', scopes: { write: 'Change' } });
    new AppClient(stack, 'Client', { ...settings, userPool, identityProviders, resourceServers: [api] });
  });
const made = (settings: AppClientSettings) => client(settings).only('aws_cognito_user_pool_client');

describe(AppClient, () => {
  test('creates a public client with one resource, without a secret', () => {
    const template = client(mobile);

    expect(template.counts()).toEqual({
      aws_cognito_user_pool: 1,
      aws_cognito_resource_server: 1,
      aws_cognito_user_pool_client: 1,
    });
    expect(template.only('aws_cognito_user_pool_client')).toMatchObject({
      name: 'mobile',
      generate_secret: false,
      allowed_oauth_flows: ['code'],
      callback_urls: ['myapp://callback'],
      supported_identity_providers: ['Auth0'],
      enable_token_revocation: true,
      prevent_user_existence_errors: 'ENABLED',
    });
  });

  test('creates a confidential client with a secret', () => {
    expect(made(site)).toMatchObject({ generate_secret: true, allowed_oauth_flows: ['code'] });
  });

  test('does not recreate an imported client whose secret the provider does not read', () => {
    const imported = made({ ...site, imported: true });

    expect(imported).toMatchObject({ lifecycle: { ignore_changes: ['generate_secret'] } });
    expect(imported).not.toHaveProperty('generate_secret');
    expect(made(site)).not.toHaveProperty('lifecycle');
  });

  test('rotates refresh tokens', () => {
    expect(made({ ...mobile, refreshTokenRotation: { retryGracePeriodSeconds: 30 } })).toMatchObject({
      refresh_token_rotation: [{ feature: 'ENABLED', retry_grace_period_seconds: 30 }],
      explicit_auth_flows: ['ALLOW_USER_SRP_AUTH'],
    });
  });

  test('disables the rotation of refresh tokens by a setting, and sets nothing by default', () => {
    expect(made({ ...mobile, refreshTokenRotation: 'disabled' })).toMatchObject({
      refresh_token_rotation: [{ feature: 'DISABLED', retry_grace_period_seconds: 0 }],
      explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH'],
    });
    expect(made(mobile)).not.toHaveProperty('refresh_token_rotation');
  });

  test('creates a machine client, which gets tokens for itself', () => {
    const { allowed_oauth_scopes: scopes, ...rest } = made(machine);

    expect(rest).toEqual({
      name: 'importer',
      user_pool_id: '${aws_cognito_user_pool.UserPool_6BA7E5F2.id}',
      generate_secret: true,
      allowed_oauth_flows_user_pool_client: true,
      allowed_oauth_flows: ['client_credentials'],
      supported_identity_providers: ['COGNITO'],
      explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      access_token_validity: 1,
      id_token_validity: 1,
      refresh_token_validity: 30,
      auth_session_validity: 3,
      token_validity_units: [{ access_token: 'hours', id_token: 'hours', refresh_token: 'days' }],
      enable_token_revocation: true,
      prevent_user_existence_errors: 'ENABLED',
    });
    expect(scopes).toEqual([expect.stringMatching(/^\$\{aws_cognito_resource_server\..+\.identifier\}\/write$/)]);
  });

  test('keeps its logical ids', () => {
    expect(client(site).addresses()).toEqual([
      'aws_cognito_resource_server.Api_F70053CD',
      'aws_cognito_user_pool.UserPool_6BA7E5F2',
      'aws_cognito_user_pool_client.Client_4A7F64DF',
    ]);
  });

  test.each<[string, AppClientSettings, string]>([
    ['a custom scheme for a website', { ...site, callbackUrls: ['myapp://callback'] }, 'ERR_URL_SCHEME'],
    ['a machine client with a scope of users', { ...machine, scopes: ['openid'] }, 'ERR_MACHINE_SCOPE'],
    ['a machine client without scope', { ...machine, scopes: [] }, 'ERR_LIST_EMPTY'],
    ['a machine client with an unknown scope', { ...machine, scopes: ['api/read'] }, 'ERR_SCOPE_UNKNOWN'],
    [
      'context data of a public client',
      { ...mobile, enablePropagateAdditionalUserContextData: true },
      'ERR_CLIENT_SECRET_NEEDED',
    ],
    [
      'rotation together with the refresh flow',
      {
        ...mobile,
        refreshTokenRotation: { retryGracePeriodSeconds: 0 },
        explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      },
      'ERR_ROTATION_WITH_REFRESH_FLOW',
    ],
    [
      'a grace period that is too long',
      { ...mobile, refreshTokenRotation: { retryGracePeriodSeconds: 61 } },
      'ERR_NUMBER_RANGE',
    ],
    ['mapped attributes it cannot write', { ...mobile, writeAttributes: ['name'] }, 'ERR_MAPPED_NOT_WRITABLE'],
  ])('refuses %s', (_, settings, code) => {
    expect(codesOf(() => client(settings))).toEqual([code]);
  });

  test('refuses a client that no user can sign in through', () => {
    expect(codesOf(() => client(mobile, []))).toEqual(['ERR_NO_SIGN_IN_METHOD']);
    expect(codesOf(() => client({ ...mobile, writeAttributes: [] }, []))).toEqual(['ERR_NO_SIGN_IN_METHOD']);
  });

  test('accepts native users only', () => {
    const template = client({ ...mobile, allowNativeUsers: true }, []);

    expect(template.only('aws_cognito_user_pool_client').supported_identity_providers).toEqual(['COGNITO']);
  });
});
