import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CognitoIdentityClient,
  CreateIdentityPoolCommand,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  SetIdentityPoolRolesCommand,
} from '@aws-sdk/client-cognito-identity';
import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  CreateIdentityProviderCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
  GetUserCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { ACCOUNT, REGION, startAws } from './support/aws';
import type { Aws } from './support/aws';
import { Browser } from './support/browser';
import { CALLBACK, ISSUER, trust } from './support/configuration';
import { TestIdentityProvider } from './support/identity-provider';
import { CHALLENGE, VERIFIER } from './support/world';

const HOST = `hosted-test.auth.${REGION}.amazoncognito.com`;

describe('the hosted sign-in over moto', () => {
  const provider = new TestIdentityProvider();
  const log: string[] = [];
  let aws: Aws;
  let server: Server;
  let browser: Browser;
  let pool: string;
  let client: string;

  beforeAll(async () => {
    await provider.start();
    aws = await startAws({ fetch: provider.fetch, log: (line) => log.push(line) });
    server = createServer(aws.standIn.signInPages);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    browser = new Browser((server.address() as AddressInfo).port);

    const cognito = new CognitoIdentityProviderClient(aws.client);
    const made = await cognito.send(
      new CreateUserPoolCommand({
        PoolName: 'shop',
        UsernameConfiguration: { CaseSensitive: false },
        MfaConfiguration: 'OFF',
      }),
    );
    pool = made.UserPool?.Id ?? '';
    await cognito.send(new CreateUserPoolDomainCommand({ UserPoolId: pool, Domain: 'hosted-test' }));
    await cognito.send(
      new CreateIdentityProviderCommand({
        UserPoolId: pool,
        ProviderName: 'Auth0',
        ProviderType: 'OIDC',
        ProviderDetails: {
          client_id: 'auth0-client',
          client_secret: 'auth0-secret',
          attributes_request_method: 'POST',
          authorize_scopes: 'openid email profile',
          oidc_issuer: ISSUER,
          authorize_url: `${ISSUER}authorize`,
          token_url: `${ISSUER}oauth/token`,
          attributes_url: `${ISSUER}userinfo`,
          jwks_uri: `${ISSUER}.well-known/jwks.json`,
        },
        AttributeMapping: { username: 'sub', email: 'email', name: 'name' },
      }),
    );
    const web = await cognito.send(
      new CreateUserPoolClientCommand({
        UserPoolId: pool,
        ClientName: 'web',
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthFlows: ['code'],
        AllowedOAuthScopes: ['openid', 'email', 'aws.cognito.signin.user.admin'],
        CallbackURLs: [CALLBACK],
        LogoutURLs: [CALLBACK],
        SupportedIdentityProviders: ['Auth0'],
        AccessTokenValidity: 20,
        TokenValidityUnits: { AccessToken: 'minutes' },
      }),
    );
    client = web.UserPoolClient?.ClientId ?? '';
  }, 120_000);
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await aws.close();
    await provider.stop();
  });

  const signIn = async () => {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: client,
      redirect_uri: CALLBACK,
      identity_provider: 'Auth0',
      scope: 'openid email aws.cognito.signin.user.admin',
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
    });
    const left = await browser.go(`https://${HOST}/oauth2/authorize?${query.toString()}`);
    const back = new URL(left.location?.searchParams.get('redirect_uri') ?? '');
    back.searchParams.set('code', provider.consent(left.location as URL));
    back.searchParams.set('state', left.location?.searchParams.get('state') ?? '');
    const { location } = await browser.go(back);
    const answer = await browser.post(`https://${HOST}/oauth2/token`, {
      grant_type: 'authorization_code',
      client_id: client,
      code: location?.searchParams.get('code') ?? '',
      redirect_uri: CALLBACK,
      code_verifier: VERIFIER,
    });
    return JSON.parse(answer.body) as { id_token: string; access_token: string; expires_in: number };
  };

  test('signs a user in with the created resources, and the SDK then returns the user', async () => {
    const tokens = await signIn();

    const verifier = CognitoJwtVerifier.create({ userPoolId: pool, tokenUse: 'id', clientId: client });
    const front = new Browser(Number(new URL(aws.endpoint).port));
    const jwks = await front.go(`https://cognito-idp.${REGION}.amazonaws.com/${pool}/.well-known/jwks.json`);
    verifier.cacheJwks(JSON.parse(jwks.body) as never);
    const claims = await verifier.verify(tokens.id_token);
    const cognito = new CognitoIdentityProviderClient(aws.client);
    const user = await cognito.send(new AdminGetUserCommand({ UserPoolId: pool, Username: 'auth0_auth0|abc123' }));
    const self = await cognito.send(new GetUserCommand({ AccessToken: tokens.access_token }));
    const { Users } = await cognito.send(new ListUsersCommand({ UserPoolId: pool }));

    expect(tokens.expires_in).toBe(1200);
    expect(claims).toMatchObject({ email: 'ada@shop.example', 'cognito:groups': [`${pool}_Auth0`] });
    expect(user).toMatchObject({ UserStatus: 'EXTERNAL_PROVIDER', Enabled: true });
    expect(self.Username).toBe('auth0_auth0|abc123');
    expect(Users?.map(({ Username }) => Username)).toEqual(['auth0_auth0|abc123']);
  });

  test('gives AWS credentials that STS reports as the role of the identity pool', async () => {
    const identity = new CognitoIdentityClient(aws.client);
    const ProviderName = `cognito-idp.${REGION}.amazonaws.com/${pool}`;
    const { IdentityPoolId = '' } = await identity.send(
      new CreateIdentityPoolCommand({
        IdentityPoolName: 'shop',
        AllowUnauthenticatedIdentities: false,
        CognitoIdentityProviders: [{ ProviderName, ClientId: client, ServerSideTokenCheck: true }],
      }),
    );
    const { Role } = await new IAMClient(aws.client).send(
      new CreateRoleCommand({ RoleName: 'signed-in', AssumeRolePolicyDocument: JSON.stringify(trust(IdentityPoolId)) }),
    );
    await identity.send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles: { authenticated: Role?.Arn ?? '' } }));

    const Logins = { [ProviderName]: (await signIn()).id_token };
    const { IdentityId } = await identity.send(new GetIdCommand({ IdentityPoolId, Logins }));
    const { Credentials } = await identity.send(new GetCredentialsForIdentityCommand({ IdentityId, Logins }));
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
    const caller = await new STSClient({ ...aws.client, credentials }).send(new GetCallerIdentityCommand({}));

    expect(caller.Account).toBe(ACCOUNT);
    expect(caller.Arn).toBe(`arn:aws:sts::${ACCOUNT}:assumed-role/signed-in/CognitoIdentityCredentials`);
  });
});
