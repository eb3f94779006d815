import { OUTPUT_NAMES } from '@auth0-cognito/contract';
import type { TerraformStack } from 'cdktf';

import { Auth0Provider } from '@cdktf/provider-auth0/lib/provider';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';

import { checkFederatedUserPool, FederatedUserPool } from '../src';
import { dev, make } from './dev';
import { codesOf } from './faults';
import { MAXIMAL } from './maximal';
import { stackWith, synthesize } from './template';

const HOST = 'https://acme-dev-login.auth.eu-central-1.amazoncognito.com';
const RESERVED = '${aws_cognito_user_pool_client.Federation_WebClient_Reservation_3BD42D37.id}';
const LOGOUT = `${HOST}/logout?response_type=code&client_id=${RESERVED}&redirect_uri=http%3A%2F%2Flocalhost%3A3000`;

const maximal = (stack: TerraformStack) => {
  const usEast1Provider = new AwsProvider(stack, 'UsEast1', { region: 'us-east-1', alias: 'us_east_1' });
  const partners = new Auth0Provider(stack, 'Partners', { domain: 'partners.eu.auth0.com', alias: 'partners' });
  make({ ...MAXIMAL, usEast1Provider, auth0Providers: { partners } })(stack);
};

describe(FederatedUserPool, () => {
  test('creates the Cognito and the Auth0 resources from a few settings, with stable addresses', () => {
    expect(synthesize(make()).addresses()).toEqual([
      'auth0_client.Federation_Federations_auth0_Application_D050402D',
      'auth0_client_credentials.Federation_Federations_auth0_Application_Credentials_A4998FF3',
      'aws_cognito_identity_pool.Federation_IdentityPool_B01F9B55',
      'aws_cognito_identity_pool_roles_attachment.Federation_IdentityPool_Roles_16E216B2',
      'aws_cognito_identity_provider.Federation_Federations_auth0_IdentityProvider_4120BE98',
      'aws_cognito_managed_user_pool_client.Federation_WebClient_9740EC69',
      'aws_cognito_user_pool.Federation_UserPool_7680A461',
      'aws_cognito_user_pool_client.Federation_WebClient_Reservation_3BD42D37',
      'aws_cognito_user_pool_domain.Federation_Domain_39CFB4E1',
      'aws_iam_openid_connect_provider.Federation_Federations_auth0_IamOidcProvider_5FD5937E',
      'aws_iam_role.Federation_IdentityPool_AuthenticatedRole_53FC50A7',
      'data.auth0_tenant.Federation_Tenants_auth0_0F0ED6D3',
    ]);
  });

  test("sets every required URL on Auth0's application", () => {
    expect(synthesize(make()).only('auth0_client')).toMatchObject({
      name: 'acme-dev-cognito',
      callbacks: [`${HOST}/oauth2/idpresponse`],
      initiate_login_uri: `${HOST}/login?response_type=code&client_id=${RESERVED}&redirect_uri=http%3A%2F%2Flocalhost%3A3000`,
      allowed_logout_urls: [LOGOUT, 'http://localhost:3000'],
      web_origins: ['http://localhost:3000'],
      allowed_origins: ['http://localhost:3000'],
    });
  });

  test('connects both sides: the client lists the provider, which has the ID and the secret of the application', () => {
    const template = synthesize(make());

    const [application] = Object.keys(template.all('auth0_client'));
    const [credentials] = Object.keys(template.all('auth0_client_credentials'));
    const [provider] = Object.keys(template.all('aws_cognito_identity_provider'));
    expect(template.only('aws_cognito_identity_provider').provider_details).toMatchObject({
      client_id: `\${auth0_client.${application}.client_id}`,
      client_secret: `\${auth0_client_credentials.${credentials}.client_secret}`,
    });
    expect(template.only('aws_cognito_managed_user_pool_client')).toMatchObject({
      supported_identity_providers: [`\${aws_cognito_identity_provider.${provider}.provider_name}`],
      callback_urls: ['http://localhost:3000'],
      logout_urls: [
        'http://localhost:3000',
        `https://acme-dev.eu.auth0.com/v2/logout?client_id=\${auth0_client.${application}.client_id}&returnTo=http%3A%2F%2Flocalhost%3A3000`,
      ],
    });
  });

  test('has every output of the contract, and no secret', () => {
    const { output = {} } = synthesize(make()).json;

    expect(Object.keys(output).sort()).toEqual([...OUTPUT_NAMES]);
    expect(JSON.stringify(output)).not.toContain('secret');
    expect(output.auth0_logout_url?.value).toMatch(
      /^https:\/\/acme-dev\.eu\.auth0\.com\/v2\/logout\?client_id=\$\{auth0_client\..+\}&returnTo=\$\{urlencode\("https:.+"\)\}$/,
    );
  });

  test('redirects users who start at Auth0 to the login route of the application, if it has one', () => {
    const { auth0 } = dev.federations;
    const template = synthesize(
      make({ federations: { auth0: { ...auth0, initiateLoginUri: 'https://app.example.com/login' } } }),
    );

    expect(template.only('auth0_client').initiate_login_uri).toBe('https://app.example.com/login');
  });

  test('creates several federations, clients and APIs, each once', () => {
    const template = synthesize(maximal);

    expect(template.counts()).toEqual({
      auth0_action: 1,
      auth0_client: 1,
      auth0_client_credentials: 1,
      auth0_connection_client: 2,
      auth0_trigger_action: 1,
      aws_acm_certificate: 1,
      aws_acm_certificate_validation: 1,
      aws_cognito_identity_pool: 1,
      aws_cognito_identity_pool_roles_attachment: 1,
      aws_cognito_identity_provider: 2,
      aws_cognito_managed_user_pool_client: 1,
      aws_cognito_resource_server: 1,
      aws_cognito_user_group: 2,
      aws_cognito_user_pool: 1,
      aws_cognito_user_pool_client: 4,
      aws_cognito_user_pool_domain: 1,
      aws_iam_openid_connect_provider: 2,
      aws_iam_role: 4,
      aws_iam_role_policy: 1,
      aws_iam_role_policy_attachment: 1,
      aws_lambda_permission: 5,
      aws_route53_record: 4,
      'data.auth0_client': 1,
      'data.auth0_connection': 1,
      'data.auth0_tenant': 2,
    });
    expect(template.only('aws_cognito_managed_user_pool_client').supported_identity_providers).toHaveLength(3);
    expect(template.only('aws_cognito_identity_pool').cognito_identity_providers).toHaveLength(3);
    expect(template.only('aws_cognito_identity_pool').openid_connect_provider_arns).toHaveLength(1);
    const clients = Object.values(template.all('aws_cognito_user_pool_client'));
    expect(clients.find(({ name }) => name === 'acme-prod-mobile')?.supported_identity_providers).toHaveLength(1);
    expect(clients.find(({ name }) => name === 'acme site')?.supported_identity_providers).toHaveLength(2);
  });

  test("lets a native application's sign-out continue to Auth0 and end at its own scheme", () => {
    const template = synthesize(
      make({ clients: { cli: { type: 'public', callbackUrls: ['myapp://cb'], logoutUrls: ['myapp://out'] } } }),
    );

    const cli = Object.values(template.all('aws_cognito_user_pool_client')).find(({ name }) => name === 'acme-dev-cli');
    expect(template.only('auth0_client').allowed_logout_urls).toContain('myapp://out');
    expect(cli?.logout_urls).toEqual([
      'myapp://out',
      expect.stringMatching(
        /^https:\/\/acme-dev\.eu\.auth0\.com\/v2\/logout\?client_id=.+&returnTo=myapp%3A%2F%2Fout$/,
      ),
    ]);
  });

  test('sends SMS of Seoul from Tokyo', () => {
    const template = synthesize(make({ region: 'ap-northeast-2', userPool: { smsDelivery: {} } }));

    expect(template.only('aws_cognito_user_pool').sms_configuration).toMatchObject({ sns_region: 'ap-northeast-1' });
  });

  describe("the sign-out of an additional client, which has to end Auth0's session too,", () => {
    const other = { tenant: { domain: 'other.eu.auth0.com' }, identityProvider: { name: 'Other' } };
    const federations = { auth0: dev.federations.auth0, other };
    const admin = 'https://admin.example.com/';
    const clients = (settings: object) => ({
      primaryFederation: 'auth0',
      federations,
      clients: { admin: { type: 'public', callbackUrls: [`${admin}signed-in`], ...settings } } as const,
    });
    const of = (settings: object) => {
      const template = synthesize(make(clients(settings)));
      const applications = Object.entries(template.all('auth0_client'));
      const client = Object.values(template.all('aws_cognito_user_pool_client')).find(
        ({ name }) => name === 'acme-dev-admin',
      );
      const allowed = (name: string) => applications.find(([id]) => id.includes(`Federations_${name}`))?.[1];
      return {
        logoutUrls: client?.logout_urls as string[],
        allowed: ['auth0', 'other'].map((name) => allowed(name)?.allowed_logout_urls as string[]),
      };
    };

    test("continues to that of Auth0, which ends at the client's first web page: Cognito and Auth0 allow the redirect", () => {
      const { logoutUrls, allowed } = of({ logoutUrls: ['acme:/signed-out', admin, `${admin}bye`] });

      expect(logoutUrls).toEqual([
        'acme:/signed-out',
        admin,
        `${admin}bye`,
        expect.stringMatching(
          /^https:\/\/acme-dev\.eu\.auth0\.com\/v2\/logout\?client_id=\$\{auth0_client\..+_auth0_.+\}&/,
        ),
        expect.stringMatching(
          /^https:\/\/other\.eu\.auth0\.com\/v2\/logout\?client_id=\$\{auth0_client\..+_other_.+\}&/,
        ),
      ]);
      for (const url of logoutUrls.slice(3)) expect(url).toContain(`&returnTo=${encodeURIComponent(admin)}`);
      for (const urls of allowed) expect(urls.slice(1)).toEqual(['http://localhost:3000', admin]);
    });

    test('continues only to federations of the client', () => {
      const { logoutUrls, allowed } = of({ logoutUrls: [admin], federations: ['other'] });

      expect(logoutUrls).toEqual([admin, expect.stringContaining('other.eu.auth0.com/v2/logout')]);
      expect(allowed.map((urls) => urls.includes(admin))).toEqual([false, true]);
    });

    test.each([{}, { logoutUrls: [] }])('does not continue to Auth0 without a page to return to: %j', (settings) => {
      const { logoutUrls, allowed } = of(settings);

      expect(JSON.stringify(logoutUrls)).not.toContain('/v2/logout');
      for (const urls of allowed) expect(urls).toHaveLength(2);
    });

    test('may be one of the URLs that the federation allows anyway', () => {
      const auth0 = { ...dev.federations.auth0, allowedLogoutUrls: [admin] };
      const template = synthesize(make({ ...clients({ logoutUrls: [admin] }), federations: { auth0 } }));

      expect(template.only('auth0_client').allowed_logout_urls).toEqual([LOGOUT, 'http://localhost:3000', admin]);
    });
  });

  test('returns the scopes that Cognito requests from Auth0', () => {
    const { output = {} } = synthesize(maximal).json;

    const { customers, partners } = output.federations!.value as Record<string, { scopes: string[] }>;

    expect(customers?.scopes).toEqual(['openid', 'email', 'profile', 'offline_access']);
    expect(partners?.scopes).toEqual(['openid', 'email', 'profile']);
  });

  test('uses the provider of each tenant', () => {
    const template = synthesize(maximal);

    expect(Object.values(template.data('auth0_tenant')).map(({ provider }) => provider)).toEqual([
      undefined,
      'auth0.partners',
    ]);
    expect(Object.values(template.data('auth0_client'))[0]).toMatchObject({ provider: 'auth0.partners' });
  });

  test('can be used several times in one stack', () => {
    const template = synthesize((stack) => {
      new FederatedUserPool(stack, 'One', dev);
      new FederatedUserPool(stack, 'Two', { ...dev, name: 'acme-two', domain: { prefix: 'acme-two' } });
    });

    expect(template.counts()).toMatchObject({ aws_cognito_user_pool: 2, auth0_client: 2 });
  });

  test('writes the same bytes each time', () => {
    const bytes = () => JSON.stringify(synthesize(maximal).json);

    expect(bytes()).toBe(bytes());
  });

  test('lets a program change every resource beyond the props', () => {
    const template = synthesize((stack) => {
      const { userPool, webClient } = new FederatedUserPool(stack, 'Federation', dev);
      userPool.resource.addOverride('web_authn_configuration', { user_verification: 'required' });
      webClient.resource.addOverride('auth_session_validity', 4);
    });

    expect(template.only('aws_cognito_user_pool')).toMatchObject({
      web_authn_configuration: { user_verification: 'required' },
    });
    expect(template.only('aws_cognito_managed_user_pool_client')).toMatchObject({ auth_session_validity: 4 });
  });

  const { auth0 } = dev.federations;
  test.each<[string, object, string[]]>([
    ['a name with regex characters', { name: 'acme(dev)' }, ['ERR_NAME_INVALID']],
    ['an empty name', { name: '' }, ['ERR_NAME_INVALID']],
    ['a name that makes derived names too long', { name: 'x'.repeat(127) }, ['ERR_NAME_INVALID']],
    ['an app on plain http', { appUrl: 'http://app.example.com' }, ['ERR_URL_NOT_HTTPS']],
    ['an invalid app URL', { appUrl: 'app' }, ['ERR_URL_NOT_ABSOLUTE']],
    ['no federation', { federations: {} }, ['ERR_LIST_EMPTY']],
    [
      'two federations without a primary one',
      {
        federations: {
          auth0,
          other: { tenant: { domain: 'other.eu.auth0.com' }, identityProvider: { name: 'Other' } },
        },
      },
      ['ERR_FEDERATION_UNKNOWN'],
    ],
    ['an unknown primary federation', { primaryFederation: 'other' }, ['ERR_FEDERATION_UNKNOWN']],
    [
      'two providers with one name',
      { primaryFederation: 'auth0', federations: { auth0, other: auth0 } },
      ['ERR_DUPLICATE'],
    ],
    ['a key with a dot', { federations: { 'a.b': auth0 } }, ['ERR_KEY_INVALID']],
    [
      'settings for a referenced application',
      { federations: { auth0: { ...auth0, application: { existingClientId: 'AbCdEfGh12345678', name: 'x' } } } },
      ['ERR_EXISTING_APPLICATION_SETTINGS'],
    ],
    [
      'a client with the key web',
      { clients: { web: { type: 'public', callbackUrls: ['a://b'] } } },
      ['ERR_KEY_RESERVED', 'ERR_CLIENT_NAME_TAKEN'],
    ],
    [
      'two clients with one name',
      { clients: { a: { type: 'public', name: 'acme-dev-web', callbackUrls: ['a://b'] } } },
      ['ERR_CLIENT_NAME_TAKEN'],
    ],
    [
      'a client of an unknown federation',
      { clients: { a: { type: 'public', callbackUrls: ['a://b'], federations: ['auth0', 'b'] } } },
      ['ERR_FEDERATION_UNKNOWN'],
    ],
    [
      'a client without a federation',
      { clients: { a: { type: 'public', callbackUrls: ['a://b'], federations: [] } } },
      ['ERR_NO_SIGN_IN_METHOD'],
    ],
    [
      'two APIs with one identifier',
      {
        resourceServers: {
          a: { identifier: 'api', scopes: { read: 'x' } },
          b: { identifier: 'api', scopes: { read: 'x' } },
        },
      },
      ['ERR_DUPLICATE'],
    ],
    [
      'a required attribute that one provider does not map',
      { userPool: { standardAttributes: { name: { required: true } } } },
      ['ERR_ATTRIBUTE_REQUIRED_UNMAPPED'],
    ],
  ])('refuses %s', (_, settings, codes) => {
    expect(codesOf(() => stackWith(make(settings)))).toEqual(codes);
  });

  test('reports the faults of all parts at once, with the paths of the values', () => {
    const settings = {
      ...dev,
      region: 'here',
      domain: { prefix: 'aws' },
      userPool: { passwordPolicy: { minimumLength: 1 } },
      identityPool: { guestRole: {} },
    };

    expect(
      checkFederatedUserPool('federation', settings, { hasUsEast1Provider: false }).map(
        ({ path, code }) => `${path} ${code}`,
      ),
    ).toEqual([
      'federation.region ERR_REGION_INVALID',
      'federation.userPool.passwordPolicy.minimumLength ERR_NUMBER_RANGE',
      'federation.domain.prefix ERR_DOMAIN_PREFIX_RESERVED',
      'federation.identityPool.guestRole ERR_GUEST_ROLE_WITHOUT_ACCESS',
    ]);
  });

  test('finds no fault in valid values', () => {
    expect(checkFederatedUserPool('federation', MAXIMAL, { hasUsEast1Provider: true })).toEqual([]);
  });
});
