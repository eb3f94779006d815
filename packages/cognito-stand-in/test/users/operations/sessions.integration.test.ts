import { createHmac } from 'node:crypto';
import {
  CognitoIdentityProviderClient,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
  UpdateUserAttributesCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { InitiateAuthCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { POOL } from '../../support/configuration';
import { AwsFront } from '../../support/aws-front';
import { modelledExchanges } from '../../support/modelled';
import { World } from '../../support/world';

const API = { scope: 'openid email aws.cognito.signin.user.admin' };

describe('sessions, as used by the AWS SDK and Amplify', () => {
  const record = modelledExchanges();
  let world: World;
  let front: AwsFront;
  let sdk: CognitoIdentityProviderClient;
  beforeAll(async () => {
    world = await new World().start();
    front = new AwsFront(world, record);
    const credentials = { accessKeyId: 'x', secretAccessKey: 'y' };
    sdk = new CognitoIdentityProviderClient({ region: 'eu-central-1', endpoint: await front.start(), credentials });
  });
  afterAll(async () => {
    sdk.destroy();
    await front.stop();
    await world.stop();
  });

  const refresh = (RefreshToken: string, ClientId = 'web', ClientSecret?: string) =>
    sdk.send(new GetTokensFromRefreshTokenCommand({ RefreshToken, ClientId, ClientSecret }));

  test('returns the user of an access token', async () => {
    const { access_token } = await world.tokens(API);

    const user = await sdk.send(new GetUserCommand({ AccessToken: access_token }));

    expect(user.Username).toBe('auth0_auth0|abc123');
    expect(user.UserAttributes).toContainEqual({ Name: 'email', Value: 'ada@shop.example' });
  });

  test('changes attributes of the signed-in user that the client may write', async () => {
    const { access_token: AccessToken } = await world.tokens(API);
    const change = (Name: string, Value: string) =>
      sdk.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes: [{ Name, Value }] }));

    await change('nickname', 'Countess');
    await change('email', 'new@shop.example');

    const { UserAttributes } = await sdk.send(new GetUserCommand({ AccessToken }));
    expect(UserAttributes).toEqual(
      expect.arrayContaining([
        { Name: 'nickname', Value: 'Countess' },
        { Name: 'email', Value: 'new@shop.example' },
        { Name: 'email_verified', Value: 'false' },
      ]),
    );
    await expect(change('email_verified', 'true')).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(change('phone_number', '030')).rejects.toMatchObject({ message: 'Invalid phone number format.' });
  });

  test.each<[string, (tokens: { access_token: string; id_token: string }) => string, string]>([
    ['an ID token', ({ id_token }) => id_token, 'Invalid Access Token'],
    ['a tampered token', ({ access_token }) => `${access_token.slice(0, -4)}AAAA`, 'Invalid Access Token'],
    ['garbage', () => 'a.b.c', 'Invalid Access Token'],
  ])('refuses %s', async (_what, choose, message) => {
    const AccessToken = choose(await world.tokens(API));

    await expect(sdk.send(new GetUserCommand({ AccessToken }))).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message,
    });
  });

  test('refuses a token without the scope of the API', async () => {
    const { access_token } = await world.tokens({ scope: 'openid' });

    await expect(sdk.send(new GetUserCommand({ AccessToken: access_token }))).rejects.toThrow(
      'Access Token does not have required scopes',
    );
  });

  test('refuses an expired token', async () => {
    const { access_token } = await world.tokens(API);
    world.now += 1800_000;

    await expect(sdk.send(new GetUserCommand({ AccessToken: access_token }))).rejects.toThrow(
      'Access Token has expired',
    );
  });

  test('signs the user out everywhere', async () => {
    const [one, other] = [await world.tokens(API), await world.tokens(API)];
    await sdk.send(new GlobalSignOutCommand({ AccessToken: one.access_token }));

    await expect(sdk.send(new GetUserCommand({ AccessToken: other.access_token }))).rejects.toThrow('has been revoked');
    await expect(refresh(other.refresh_token)).rejects.toThrow('Refresh Token has been revoked');
  });

  test('refreshes tokens', async () => {
    const { refresh_token } = await world.tokens(API);

    const { AuthenticationResult } = await refresh(refresh_token);

    expect(AuthenticationResult).toMatchObject({ ExpiresIn: 1800, TokenType: 'Bearer' });
    expect(AuthenticationResult?.RefreshToken).toBeUndefined();
    expect(decodeJwt(AuthenticationResult?.IdToken ?? '').aud).toBe('web');
  });

  test('rotates, and reports a reused token as reused', async () => {
    const { refresh_token } = await world.tokens({ ...API, client_id: 'rotating' });
    const { AuthenticationResult } = await refresh(refresh_token, 'rotating');
    world.now += 10_000;

    expect(AuthenticationResult?.RefreshToken).toMatch(/^[\w-]{128}$/);
    await expect(refresh(refresh_token, 'rotating')).rejects.toMatchObject({ name: 'RefreshTokenReuseException' });
  });

  test.each<[string, string, string]>([
    ['an unknown token', 'web', 'NotAuthorizedException'],
    ['an unknown client', 'nobody', 'ResourceNotFoundException'],
  ])('refuses to refresh with %s', async (_what, clientId, name) => {
    await expect(refresh('unknown', clientId)).rejects.toMatchObject({ name });
  });

  test.each([
    ['no secret', 'confidential', undefined],
    ['a wrong secret', 'confidential', 'wrong'],
    ['a secret for a public client', 'web', 's3cretOf24CharactersOrMore'],
  ])('refuses to refresh with %s, even with a valid token', async (_what, client_id, secret) => {
    const own = client_id === 'confidential' ? 's3cretOf24CharactersOrMore' : undefined;
    const { refresh_token } = await world.tokens({ ...API, client_id }, own);

    await expect(refresh(refresh_token, client_id, secret)).rejects.toThrow(
      `Unable to verify secret for client ${client_id}`,
    );
    expect((await refresh(refresh_token, client_id, own)).AuthenticationResult?.AccessToken).toBeDefined();
  });

  test('revokes tokens', async () => {
    const { refresh_token, access_token } = await world.tokens(API);
    await sdk.send(new RevokeTokenCommand({ Token: refresh_token, ClientId: 'web' }));

    await expect(sdk.send(new GetUserCommand({ AccessToken: access_token }))).rejects.toThrow('has been revoked');
  });

  test.each([
    ['an access token', { Token: 'a.b.c', ClientId: 'web' }, 'UnsupportedTokenTypeException'],
    ['at a client without revocation', { Token: 'x', ClientId: 'unrevocable' }, 'UnsupportedOperationException'],
    ['at an unknown client', { Token: 'x', ClientId: 'nobody' }, 'UnauthorizedException'],
    ['without the secret', { Token: 'x', ClientId: 'confidential' }, 'UnauthorizedException'],
    ['with a wrong secret', { Token: 'x', ClientId: 'confidential', ClientSecret: 'no' }, 'UnauthorizedException'],
  ])('refuses to revoke %s', async (_what, input, name) => {
    await expect(sdk.send(new RevokeTokenCommand(input))).rejects.toMatchObject({ name });
  });

  describe('of native users', () => {
    const USER = { UserPoolId: POOL, Username: 'grace' };
    const secretHash = (secret: string) => createHmac('sha256', secret).update('graceconfidential').digest('base64');
    const auth = (input: Partial<InitiateAuthCommandInput>) =>
      sdk.send(
        new InitiateAuthCommand({
          AuthFlow: 'USER_PASSWORD_AUTH',
          ClientId: 'web',
          AuthParameters: { USERNAME: 'grace', PASSWORD: 'Correct-horse-1' },
          ...input,
        }),
      );
    beforeAll(async () => {
      await world.call('cognito-idp:AdminCreateUser', USER);
      await world.call('cognito-idp:AdminSetUserPassword', { ...USER, Password: 'Correct-horse-1', Permanent: true });
    });

    test('begin with a password, and return an ID token without the scope openid', async () => {
      const { AuthenticationResult } = await auth({});
      const refreshed = await auth({
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: AuthenticationResult?.RefreshToken ?? '' },
      });

      expect(decodeJwt(AuthenticationResult?.AccessToken ?? '').scope).toBe('aws.cognito.signin.user.admin');
      expect(decodeJwt(AuthenticationResult?.IdToken ?? '')['cognito:username']).toBe('grace');
      expect(refreshed.AuthenticationResult?.IdToken).toBeDefined();
    });

    test('need the secret hash of a client with a secret', async () => {
      const parameters = { USERNAME: 'grace', PASSWORD: 'Correct-horse-1' };
      const { AuthenticationResult } = await auth({
        ClientId: 'confidential',
        AuthParameters: { ...parameters, SECRET_HASH: secretHash('s3cretOf24CharactersOrMore') },
      });

      expect(AuthenticationResult?.IdToken).toBeDefined();
      await expect(auth({ ClientId: 'confidential' })).rejects.toThrow(
        'Unable to verify secret hash for client confidential',
      );
      await expect(
        auth({ ClientId: 'confidential', AuthParameters: { ...parameters, SECRET_HASH: secretHash('wrong') } }),
      ).rejects.toThrow('Unable to verify secret hash');
    });

    test('are not refreshed by InitiateAuth if the client rotates tokens, whatever its flows', async () => {
      world.configuration.changeClient('rotating', { authFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] });
      const { refresh_token } = await world.tokens({ ...API, client_id: 'rotating' });
      const input = { AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: refresh_token } } as const;

      await expect(auth({ ...input, ClientId: 'rotating' })).rejects.toThrow('REFRESH_TOKEN_AUTH flow not enabled');
    });

    test.each<[string, Partial<InitiateAuthCommandInput>, string]>([
      ['a wrong password', { AuthParameters: { USERNAME: 'grace', PASSWORD: 'x' } }, 'Incorrect username or password.'],
      ['an unknown user', { AuthParameters: { USERNAME: 'nobody', PASSWORD: 'x' } }, 'Incorrect username or password.'],
      ['no password', { AuthParameters: { USERNAME: 'grace' } }, 'Missing required parameter PASSWORD'],
      ['a flow that the client lacks', { ClientId: 'rotating' }, 'USER_PASSWORD_AUTH flow not enabled for this client'],
      ['SRP', { AuthFlow: 'USER_SRP_AUTH' }, 'not rehearsed: AuthFlow USER_SRP_AUTH'],
    ])('refuse %s', async (_what, input, message) => {
      await expect(auth(input)).rejects.toThrow(message);
    });

    test('do not begin for a federated user', async () => {
      await world.signIn();
      const parameters = { USERNAME: 'auth0_auth0|abc123', PASSWORD: '' };

      await expect(auth({ AuthParameters: { ...parameters, PASSWORD: 'x' } })).rejects.toThrow(
        'Incorrect username or password.',
      );
    });
  });
});
