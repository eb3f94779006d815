import {
  CognitoIdentityProviderClient,
  CompleteWebAuthnRegistrationCommand,
  DeleteWebAuthnCredentialCommand,
  GetUserAuthFactorsCommand,
  InitiateAuthCommand,
  ListWebAuthnCredentialsCommand,
  RespondToAuthChallengeCommand,
  StartWebAuthnRegistrationCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { InitiateAuthCommandOutput } from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { Authenticator } from '../../support/authenticator';
import type { Deviation } from '../../support/authenticator';
import { AwsFront } from '../../support/aws-front';
import { CUSTOM_HOST, POOL } from '../../support/configuration';
import { modelledExchanges } from '../../support/modelled';
import { World } from '../../support/world';

const PASSWORD = 'Correct-horse-1';
const ALL = { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN', 'EMAIL_OTP'] } } };
type Options = Parameters<Authenticator['create']>[0];

describe('passkeys and the choice of a first factor, as used by the AWS SDK and Amplify', () => {
  const record = modelledExchanges();
  let world: World;
  let front: AwsFront;
  let sdk: CognitoIdentityProviderClient;
  let names = 0;
  beforeAll(async () => {
    world = await new World().start();
    front = new AwsFront(world, record);
    const credentials = { accessKeyId: 'x', secretAccessKey: 'y' };
    sdk = new CognitoIdentityProviderClient({ region: 'eu-central-1', endpoint: await front.start(), credentials });
  });
  beforeEach(() => {
    world.configuration.settings = ALL;
    world.configuration.mfa = {};
    world.configuration.changeClient('web', { authFlows: ['ALLOW_USER_AUTH'] });
  });
  afterAll(async () => {
    sdk.destroy();
    await front.stop();
    await world.stop();
  });

  /** A native user with a password. */
  const newUser = async () => {
    const user = { UserPoolId: POOL, Username: `grace${(names += 1)}` };
    await world.call('cognito-idp:AdminCreateUser', user);
    await world.call('cognito-idp:AdminSetUserPassword', { ...user, Password: PASSWORD, Permanent: true });
    return user.Username;
  };
  const begin = (USERNAME: string, more: Record<string, string> = {}, ClientId = 'web') =>
    sdk.send(new InitiateAuthCommand({ AuthFlow: 'USER_AUTH', ClientId, AuthParameters: { USERNAME, ...more } }));
  const byPassword = async (username: string) => {
    const { AuthenticationResult } = await begin(username, { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD });
    return AuthenticationResult?.AccessToken ?? '';
  };
  const start = async (AccessToken: string) => {
    const { CredentialCreationOptions } = await sdk.send(new StartWebAuthnRegistrationCommand({ AccessToken }));
    return CredentialCreationOptions as unknown as Options & Record<string, unknown>;
  };
  const complete = (AccessToken: string, Credential: object) =>
    sdk.send(new CompleteWebAuthnRegistrationCommand({ AccessToken, Credential: Credential as never }));
  const register = async (AccessToken: string, authenticator: Authenticator, deviation?: Deviation) =>
    complete(AccessToken, authenticator.create(await start(AccessToken), deviation));
  const list = async (AccessToken: string) =>
    (await sdk.send(new ListWebAuthnCredentialsCommand({ AccessToken }))).Credentials;
  const requested = ({ ChallengeParameters = {} }: InitiateAuthCommandOutput) =>
    JSON.parse(ChallengeParameters.CREDENTIAL_REQUEST_OPTIONS ?? '') as Parameters<Authenticator['get']>[0] &
      Record<string, unknown>;
  const respond = (
    { ChallengeName, Session }: Pick<InitiateAuthCommandOutput, 'ChallengeName' | 'Session'>,
    ChallengeResponses: Record<string, string>,
    ClientId = 'web',
  ) => sdk.send(new RespondToAuthChallengeCommand({ ChallengeName, Session, ClientId, ChallengeResponses }));
  /** A user with a passkey. */
  const withPasskey = async () => {
    const USERNAME = await newUser();
    const authenticator = new Authenticator();
    await register(await byPassword(USERNAME), authenticator);
    return { USERNAME, authenticator };
  };
  const byPasskey = async (USERNAME: string, authenticator: Authenticator, deviation?: Deviation) => {
    const asked = await begin(USERNAME, { PREFERRED_CHALLENGE: 'WEB_AUTHN' });
    const CREDENTIAL = JSON.stringify(authenticator.get(requested(asked), deviation));
    return respond(asked, { USERNAME, CREDENTIAL });
  };

  test('a user registers a passkey, lists it, signs in with it, and deletes it', async () => {
    const USERNAME = await newUser();
    const authenticator = new Authenticator();
    const token = await byPassword(USERNAME);
    const options = await start(token);
    await complete(token, authenticator.create(options));

    const signedIn = await byPasskey(USERNAME, authenticator);
    const { AccessToken = '', IdToken = '' } = signedIn.AuthenticationResult ?? {};
    const listed = await list(AccessToken);
    const factors = await sdk.send(new GetUserAuthFactorsCommand({ AccessToken }));
    await sdk.send(new DeleteWebAuthnCredentialCommand({ AccessToken, CredentialId: authenticator.id }));

    expect(options).toMatchObject({
      rp: { id: CUSTOM_HOST, name: CUSTOM_HOST },
      user: { name: USERNAME, displayName: USERNAME },
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'preferred' },
      excludeCredentials: [],
    });
    expect(decodeJwt(IdToken)).toMatchObject({ 'cognito:username': USERNAME, token_use: 'id' });
    expect(listed).toEqual([
      expect.objectContaining({
        CredentialId: authenticator.id,
        RelyingPartyId: CUSTOM_HOST,
        AuthenticatorAttachment: 'platform',
        AuthenticatorTransports: ['internal'],
        CreatedAt: expect.any(Date),
      }),
    ]);
    expect(factors).toMatchObject({ Username: USERNAME, ConfiguredUserAuthFactors: ['PASSWORD', 'WEB_AUTHN'] });
    expect(await list(AccessToken)).toEqual([]);
    await expect(
      sdk.send(new DeleteWebAuthnCredentialCommand({ AccessToken, CredentialId: authenticator.id })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('the relying party and the user verification are those of the pool', async () => {
    const { USERNAME, authenticator } = await withPasskey();
    const token = await byPassword(USERNAME);
    world.configuration.mfa = {
      WebAuthnConfiguration: { RelyingPartyId: 'shop.example', UserVerification: 'required' },
    };

    const second = new Authenticator();
    await register(token, second, { origin: 'https://app.shop.example' });
    const asked = requested(await begin(USERNAME, { PREFERRED_CHALLENGE: 'WEB_AUTHN' }));

    expect(asked).toMatchObject({ rpId: 'shop.example', userVerification: 'required' });
    expect(asked.allowCredentials).toEqual([{ id: second.id, type: 'public-key', transports: ['internal'] }]);
    await expect(byPasskey(USERNAME, second, { verifiesUser: false })).rejects.toThrow('The passkey is not accepted.');
    await expect(byPasskey(USERNAME, authenticator)).rejects.toThrow('The passkey is not accepted.');
    await expect(byPasskey(USERNAME, second)).resolves.toHaveProperty('AuthenticationResult.AccessToken');
  });

  test.each<[string, string, Deviation]>([
    ['WebAuthnChallengeNotFoundException', 'another challenge', { challenge: 'b3RoZXI' }],
    ['WebAuthnOriginNotAllowedException', 'another origin', { origin: 'https://evil.example' }],
    ['WebAuthnOriginNotAllowedException', 'an origin without TLS', { origin: `http://${CUSTOM_HOST}` }],
    ['WebAuthnRelyingPartyMismatchException', 'another relying party', { relyingPartyId: 'evil.example' }],
  ])('%s answers a registration of %s', async (name, _what, deviation) => {
    const token = await byPassword(await newUser());

    await expect(register(token, new Authenticator(), deviation)).rejects.toMatchObject({ name });
    expect(await list(token)).toEqual([]);
  });

  test('a registration is refused without required user verification, twice, with a used challenge, and from another client', async () => {
    const username = await newUser();
    const token = await byPassword(username);
    const authenticator = new Authenticator();
    world.configuration.mfa = { WebAuthnConfiguration: { UserVerification: 'required' } };
    await expect(register(token, authenticator, { verifiesUser: false })).rejects.toMatchObject({
      name: 'WebAuthnCredentialNotSupportedException',
    });
    await register(token, authenticator);
    await expect(register(token, authenticator)).rejects.toMatchObject({
      name: 'WebAuthnCredentialNotSupportedException',
    });

    const created = new Authenticator().create(await start(token), { challenge: 'b3RoZXI' });
    await expect(complete(token, created)).rejects.toMatchObject({ name: 'WebAuthnChallengeNotFoundException' });
    await expect(complete(token, created)).rejects.toMatchObject({ name: 'WebAuthnChallengeNotFoundException' });

    const other = { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD };
    world.configuration.changeClient('passwords', { authFlows: ['ALLOW_USER_AUTH'] });
    const { AuthenticationResult } = await begin(username, other, 'passwords');
    const foreign = new Authenticator().create(await start(token));
    await expect(complete(AuthenticationResult?.AccessToken ?? '', foreign)).rejects.toMatchObject({
      name: 'WebAuthnClientMismatchException',
    });
    await expect(complete(token, { id: 'a' })).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  test('registration needs passkeys in the sign-in policy, and a relying party', async () => {
    const token = await byPassword(await newUser());
    const { domains } = world.configuration;

    world.configuration.domains = [];
    await expect(start(token)).rejects.toMatchObject({ name: 'WebAuthnConfigurationMissingException' });
    world.configuration.domains = domains;
    world.configuration.settings = {};
    await expect(start(token)).rejects.toMatchObject({ name: 'WebAuthnNotEnabledException' });
  });

  test('a user has at most 20 passkeys, and a federated user has none', async () => {
    const token = await byPassword(await newUser());
    for (let count = 0; count < 20; count += 1) await register(token, new Authenticator());
    const { access_token } = await world.tokens({ scope: 'openid aws.cognito.signin.user.admin' });

    await expect(start(token)).rejects.toMatchObject({ name: 'LimitExceededException' });
    await expect(start(access_token)).rejects.toThrow('not rehearsed: a passkey of a federated user');
  });

  test('the choice offers the factors of the user, and starts with the preferred one if it is among them', async () => {
    const { USERNAME } = await withPasskey();
    const plain = await newUser();

    expect(await begin(USERNAME)).toMatchObject({
      ChallengeName: 'SELECT_CHALLENGE',
      AvailableChallenges: ['PASSWORD_SRP', 'PASSWORD', 'WEB_AUTHN'],
    });
    const without = { ChallengeName: 'SELECT_CHALLENGE', AvailableChallenges: ['PASSWORD_SRP', 'PASSWORD'] };
    expect(await begin(plain, { PREFERRED_CHALLENGE: 'WEB_AUTHN' })).toMatchObject(without);
    expect(await begin('unknown')).toMatchObject(without);
    world.configuration.settings = {};
    expect(await begin(USERNAME, { PREFERRED_CHALLENGE: 'WEB_AUTHN' })).toMatchObject(without);
  });

  test('the choice continues with the selected factor', async () => {
    const { USERNAME, authenticator } = await withPasskey();

    const password = await respond(await begin(USERNAME), { USERNAME, ANSWER: 'PASSWORD', PASSWORD });
    const asked = await respond(await begin(USERNAME), { USERNAME, ANSWER: 'WEB_AUTHN' });
    const CREDENTIAL = JSON.stringify(authenticator.get(requested(asked)));
    const passkey = await respond(asked, { USERNAME, CREDENTIAL });

    for (const { AuthenticationResult } of [password, passkey])
      expect(decodeJwt(AuthenticationResult?.AccessToken ?? '').username).toBe(USERNAME);
    await expect(respond(await begin(USERNAME), { USERNAME, ANSWER: 'PASSWORD', PASSWORD: 'wrong' })).rejects.toThrow(
      'Incorrect username or password.',
    );
    await expect(respond(await begin(USERNAME), { USERNAME, ANSWER: 'SMS_OTP' })).rejects.toThrow(
      'SMS_OTP is not an available challenge.',
    );
    await expect(respond(await begin(USERNAME), { USERNAME, ANSWER: 'PASSWORD_SRP' })).rejects.toThrow(
      'not rehearsed: challenge PASSWORD_SRP',
    );
  });

  test('a session is valid once, for its user and client, and until it expires', async () => {
    const { USERNAME } = await withPasskey();
    const answer = { USERNAME, ANSWER: 'PASSWORD', PASSWORD };
    const asked = await begin(USERNAME);
    await respond(asked, answer);

    await expect(respond(asked, answer)).rejects.toThrow('Invalid session for the user.');
    await expect(respond(await begin(USERNAME), { ...answer, USERNAME: await newUser() })).rejects.toThrow(
      'Invalid session for the user.',
    );
    await expect(respond(await begin(USERNAME), answer, 'passwords')).rejects.toThrow('Invalid session for the user.');
    await expect(
      respond({ ...(await begin(USERNAME)), ChallengeName: 'WEB_AUTHN' }, { USERNAME, CREDENTIAL: '{}' }),
    ).rejects.toThrow('The challenge of the session is SELECT_CHALLENGE, not WEB_AUTHN.');
    const late = await begin(USERNAME);
    world.now += 181_000;
    await expect(respond(late, answer)).rejects.toThrow('Invalid session for the user, session is expired.');
  });

  test.each<[string, Deviation]>([
    ['of another challenge', { challenge: 'b3RoZXI' }],
    ['of another origin', { origin: 'https://evil.example' }],
    ['of another relying party', { relyingPartyId: 'evil.example' }],
  ])('a sign-in is refused with a passkey %s', async (_what, deviation) => {
    const { USERNAME, authenticator } = await withPasskey();

    await expect(byPasskey(USERNAME, authenticator, deviation)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'The passkey is not accepted.',
    });
    await expect(byPasskey(USERNAME, new Authenticator())).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  test('a sign-in needs the flow of the client, and is refused if the credential is not JSON', async () => {
    const { USERNAME } = await withPasskey();
    const asked = await begin(USERNAME, { PREFERRED_CHALLENGE: 'WEB_AUTHN' });
    await expect(respond(asked, { USERNAME, CREDENTIAL: 'no JSON' })).rejects.toThrow('CREDENTIAL is not JSON.');
    world.configuration.changeClient('web', { authFlows: [] });

    await expect(begin(USERNAME)).rejects.toThrow('USER_AUTH flow not enabled for this client');
  });
});
