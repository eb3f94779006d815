import {
  CreateResourceServerCommand,
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { awsForTests, WEB_CLIENT } from '../support/pools';
import { refusal } from '../support/refusal';

describe('application clients', () => {
  const live = awsForTests();
  let pool: string;

  beforeAll(async () => {
    pool = await live.make.userPool({
      Schema: [
        { Name: 'email', AttributeDataType: 'String', Required: true, Mutable: true },
        { Name: 'tenant', AttributeDataType: 'String', Mutable: true },
        { Name: 'fixed', AttributeDataType: 'String', Mutable: false },
      ],
    });
    await live.make.identityProvider(pool, 'Auth0');
    await live.make.cognito.send(
      new CreateResourceServerCommand({
        UserPoolId: pool,
        Identifier: 'api',
        Name: 'api',
        Scopes: [{ ScopeName: 'read', ScopeDescription: 'read' }],
      }),
    );
  });

  it.each([
    [
      'the pool’s provider and a resource server’s scope',
      { SupportedIdentityProviders: ['COGNITO', 'Auth0'], AllowedOAuthScopes: ['openid', 'api/read'] },
    ],
    [
      'http on a loopback host',
      { CallbackURLs: ['http://localhost:3000/cb', 'http://127.0.0.1/cb', 'http://[::1]:8080/cb'] },
    ],
    ['the scheme of a mobile application', { CallbackURLs: ['myapp://callback'] }],
    ['a default redirect URI from its callbacks', { DefaultRedirectURI: 'https://app.example.com/callback' }],
    [
      'the client credentials flow and a secret',
      {
        AllowedOAuthFlows: ['client_credentials' as const],
        AllowedOAuthScopes: ['api/read'],
        CallbackURLs: undefined,
        GenerateSecret: true,
      },
    ],
    [
      'lifetimes at their limits',
      {
        AccessTokenValidity: 5,
        IdTokenValidity: 1440,
        RefreshTokenValidity: 3650,
        TokenValidityUnits: {
          AccessToken: 'minutes' as const,
          IdToken: 'minutes' as const,
          RefreshToken: 'days' as const,
        },
      },
    ],
    [
      'rotating refresh tokens',
      {
        RefreshTokenRotation: { Feature: 'ENABLED' as const, RetryGracePeriodSeconds: 60 },
        ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH' as const],
      },
    ],
    [
      'attributes of the pool',
      { ReadAttributes: ['email', 'email_verified', 'custom:fixed'], WriteAttributes: ['email', 'custom:tenant'] },
    ],
  ])('are created with %s', async (_what, settings) => {
    expect(await live.make.client(pool, settings)).toMatch(/^[a-z0-9]{26}$/);
  });

  it('return disabled rotation after an update without rotation', async () => {
    const rotation = { Feature: 'ENABLED' as const, RetryGracePeriodSeconds: 60 };
    const flows = { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH' as const] };
    const ids = async (settings: object) => ({ UserPoolId: pool, ClientId: await live.make.client(pool, settings) });
    const update = async (client: { UserPoolId: string; ClientId: string }) =>
      (await live.make.cognito.send(new UpdateUserPoolClientCommand({ ...client, ...flows }))).UserPoolClient;

    const rotated = await update(await ids({ RefreshTokenRotation: rotation, ...flows }));
    const plain = await update(await ids(flows));

    expect(rotated?.RefreshTokenRotation).toEqual({ Feature: 'DISABLED', RetryGracePeriodSeconds: 0 });
    expect(plain?.RefreshTokenRotation).toBeUndefined();
  });

  it.each([
    [
      'an unknown provider',
      { SupportedIdentityProviders: ['Okta'] },
      'InvalidParameterException',
      /The provider Okta does not exist for User Pool eu-central-1_/,
    ],
    [
      'an unknown scope',
      { AllowedOAuthScopes: ['openid', 'api/delete'] },
      'ScopeDoesNotExistException',
      /Invalid scope requested: api\/delete/,
    ],
    ['an unknown resource server', { AllowedOAuthScopes: ['other/read'] }, 'ScopeDoesNotExistException', /other\/read/],
    [
      'plain http',
      { CallbackURLs: ['http://app.example.com/callback'] },
      'InvalidParameterException',
      /cannot use the HTTP protocol/,
    ],
    [
      'a host that only begins like a loopback host',
      { CallbackURLs: ['http://localhost.example.com/'] },
      'InvalidParameterException',
      /HTTP protocol/,
    ],
    [
      'plain http after sign-out',
      { LogoutURLs: ['http://app.example.com/'] },
      'InvalidParameterException',
      /HTTP protocol/,
    ],
    ['a fragment', { CallbackURLs: ['https://app.example.com/#cb'] }, 'InvalidParameterException', /fragment/],
    ['an empty fragment', { CallbackURLs: ['https://app.example.com/#'] }, 'InvalidParameterException', /fragment/],
    ['a relative URL', { CallbackURLs: ['/callback'] }, 'InvalidParameterException', /not a valid absolute URI/],
    [
      'a default redirect URI that is not a callback',
      { DefaultRedirectURI: 'https://app.example.com/' },
      'InvalidParameterException',
      /DefaultRedirectURI/,
    ],
    ['no callback', { CallbackURLs: [] }, 'InvalidOAuthFlowException', /CallbackUrls can not be empty/],
    ['OAuth without flows', { AllowedOAuthFlows: [] }, 'InvalidOAuthFlowException', /are required/],
    [
      'the client credentials flow next to the code flow',
      { AllowedOAuthFlows: ['code' as const, 'client_credentials' as const], GenerateSecret: true },
      'InvalidOAuthFlowException',
      /along with code flow/,
    ],
    [
      'legacy flows next to new ones',
      { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH' as const, 'ADMIN_NO_SRP_AUTH' as const] },
      'InvalidParameterException',
      /Legacy/,
    ],
    [
      'the client credentials flow without a secret',
      { AllowedOAuthFlows: ['client_credentials' as const], AllowedOAuthScopes: ['api/read'] },
      'InvalidOAuthFlowException',
      /client secret/,
    ],
    [
      'the client credentials flow with openid',
      { AllowedOAuthFlows: ['client_credentials' as const], GenerateSecret: true },
      'InvalidOAuthFlowException',
      /openid is not supported/,
    ],
    [
      'an access token of four minutes',
      { AccessTokenValidity: 4, TokenValidityUnits: { AccessToken: 'minutes' as const } },
      'InvalidParameterException',
      /Invalid range for token validity/,
    ],
    ['an ID token of 25 hours', { IdTokenValidity: 25 }, 'InvalidParameterException', /token validity/],
    ['a refresh token of 3651 days', { RefreshTokenValidity: 3651 }, 'InvalidParameterException', /token validity/],
    [
      'rotation next to the refresh flow',
      {
        RefreshTokenRotation: { Feature: 'ENABLED' as const },
        ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH' as const],
      },
      'InvalidParameterException',
      /rotation/,
    ],
    [
      'an unknown attribute to read',
      { ReadAttributes: ['custom:none'] },
      'InvalidParameterException',
      /Invalid read attributes specified while creating/,
    ],
    [
      'an unknown attribute to write',
      { WriteAttributes: ['email', 'custom:none'] },
      'InvalidParameterException',
      /Invalid write attributes specified while creating/,
    ],
    [
      'an immutable attribute to write',
      { WriteAttributes: ['email', 'custom:fixed'] },
      'InvalidParameterException',
      /Invalid write attributes/,
    ],
    [
      'an attribute that only Cognito writes',
      { WriteAttributes: ['email', 'email_verified'] },
      'InvalidParameterException',
      /Invalid write attributes/,
    ],
    [
      'a required attribute that it cannot write',
      { WriteAttributes: ['custom:tenant'] },
      'InvalidParameterException',
      /Invalid write attributes/,
    ],
    ['a name that AWS refuses', { ClientName: 'web/app' }, 'InvalidParameterException', /clientName/],
  ])('are refused with %s', async (_what, settings, code, message) => {
    const refused = await refusal(live.make.client(pool, settings));

    expect(refused).toMatchObject({ code, message: expect.stringMatching(message), status: 400 });
  });

  it('lose every setting that an update omits', async () => {
    const ClientId = await live.make.client(pool, {
      ReadAttributes: ['email'],
      LogoutURLs: ['https://app.example.com/'],
      AccessTokenValidity: 10,
      TokenValidityUnits: { AccessToken: 'minutes' },
      EnableTokenRevocation: false,
    });

    await live.make.cognito.send(
      new UpdateUserPoolClientCommand({ UserPoolId: pool, ClientId, CallbackURLs: ['https://new.example.com/'] }),
    );

    const command = new DescribeUserPoolClientCommand({ UserPoolId: pool, ClientId });
    const client = (await live.make.cognito.send(command)).UserPoolClient!;
    expect(client).toMatchObject({
      ClientName: 'web',
      CallbackURLs: ['https://new.example.com/'],
      AllowedOAuthFlowsUserPoolClient: false,
      EnableTokenRevocation: true,
      RefreshTokenValidity: 30,
    });
    for (const setting of [
      'AllowedOAuthFlows',
      'AllowedOAuthScopes',
      'LogoutURLs',
      'ReadAttributes',
      'SupportedIdentityProviders',
    ] as const) {
      expect(client[setting] ?? []).toEqual([]);
    }
    expect(client.AccessTokenValidity).toBeUndefined();
  });

  it('are validated at an update as at the creation', async () => {
    const ClientId = await live.make.client(pool);
    const update = { UserPoolId: pool, ClientId, ...WEB_CLIENT, SupportedIdentityProviders: ['Okta'] };

    const refused = await refusal(live.make.cognito.send(new UpdateUserPoolClientCommand(update)));

    expect(refused.message).toMatch(/The provider Okta does not exist/);
  });
});
