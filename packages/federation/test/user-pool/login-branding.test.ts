import { LoginBranding, type FederatedUserPoolSettings } from '../../src';
import { make } from '../dev';
import { codesOf } from '../faults';
import { poolIn } from '../parts';
import { stackWith, synthesize } from '../template';

const TYPE = 'aws_cognito_managed_login_branding';
const domain = { prefix: 'acme-dev-login', managedLoginVersion: 2 } as const;
const refused = (settings: Partial<FederatedUserPoolSettings>) => codesOf(() => stackWith(make(settings)));

describe(LoginBranding, () => {
  test('uses the style of Cognito, or its own settings', () => {
    const style = (settings?: string) =>
      synthesize((stack) => {
        const userPool = poolIn(stack);
        new LoginBranding(stack, 'Style', { userPool, clientId: 'abc', ...(settings && { settings }) });
      }).only(TYPE);
    const user_pool_id = '${aws_cognito_user_pool.UserPool_6BA7E5F2.id}';

    expect(style()).toEqual({ user_pool_id, client_id: 'abc', use_cognito_provided_values: true });
    expect(style('{"components":{}}')).toEqual({ user_pool_id, client_id: 'abc', settings: '{"components":{}}' });
  });

  test('is created for every client with user sign-in', () => {
    const template = synthesize(
      make({
        domain,
        loginBranding: {},
        resourceServers: { api: { identifier: 'api', scopes: { read: 'Read' } } },
        clients: {
          admin: { type: 'public', callbackUrls: ['https://admin.example.com'] },
          importer: { type: 'machine', scopes: ['api/read'] },
        },
      }),
    );

    expect(Object.values(template.all(TYPE)).map(({ client_id: id }) => id)).toEqual([
      expect.stringContaining('aws_cognito_user_pool_client.Federation_Clients_admin'),
      expect.stringContaining('aws_cognito_managed_user_pool_client.Federation_WebClient'),
    ]);
  });

  test.each<[string, Partial<FederatedUserPoolSettings>, string]>([
    ['a style of the classic pages', { loginBranding: {} }, 'ERR_BRANDING_UNUSED'],
    ['settings that are not JSON', { domain, loginBranding: { settings: '{' } }, 'ERR_BRANDING_SETTINGS'],
    ['settings that are a list', { domain, loginBranding: { settings: '[]' } }, 'ERR_BRANDING_SETTINGS'],
    ['managed login in the LITE tier', { domain, loginBranding: {}, userPool: { tier: 'LITE' } }, 'ERR_TIER_TOO_LOW'],
  ])('refuses %s', (_, settings, code) => {
    expect(refused(settings)).toEqual([code]);
  });
});
