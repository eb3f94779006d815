import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  GetOpenIdTokenCommand,
} from '@aws-sdk/client-cognito-identity';
import { decodeJwt } from 'jose';
import { ACCOUNT, GUEST_ROLE, IDENTITY_POOL, POOL, ROLE, trust } from '../support/configuration';
import { AwsFront } from '../support/aws-front';
import { modelledExchanges } from '../support/modelled';
import { World } from '../support/world';

const PROVIDER = `cognito-idp.eu-central-1.amazonaws.com/${POOL}`;
const AUTH0 = 'tenant.eu.auth0.com';
const AUTH0_ARN = `arn:aws:iam::${ACCOUNT}:oidc-provider/${AUTH0}`;

describe('identity pool', () => {
  const record = modelledExchanges();
  let world: World;
  let front: AwsFront;
  let sdk: CognitoIdentityClient;
  beforeEach(async () => {
    world = await new World().start();
    front = new AwsFront(world, record);
    const credentials = { accessKeyId: 'x', secretAccessKey: 'y' };
    sdk = new CognitoIdentityClient({ region: 'eu-central-1', endpoint: await front.start(), credentials });
  });
  afterEach(async () => {
    sdk.destroy();
    await front.stop();
    await world.stop();
  });

  const login = async (claims = {}) => {
    world.provider.claims = { ...world.provider.claims, ...claims };
    world.browser = world.newBrowser();
    return { [PROVIDER]: (await world.tokens()).id_token };
  };
  const getId = async (Logins?: Record<string, string>) =>
    (await sdk.send(new GetIdCommand({ IdentityPoolId: IDENTITY_POOL, Logins }))).IdentityId ?? '';
  const credentialsOf = (IdentityId: string, Logins?: Record<string, string>, CustomRoleArn?: string) =>
    sdk.send(new GetCredentialsForIdentityCommand({ IdentityId, Logins, CustomRoleArn }));

  test('gives the same user the same identity, and another user another identity', async () => {
    const [first, again] = [await getId(await login()), await getId(await login())];
    const other = await getId(await login({ sub: 'auth0|other' }));

    expect(first).toMatch(/^eu-central-1:[0-9a-f-]{36}$/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  test('gives credentials of the authenticated role, different in each response', async () => {
    const logins = await login();
    const id = await getId(logins);

    const [first, second] = [await credentialsOf(id, logins), await credentialsOf(id, logins)];

    expect(first.IdentityId).toBe(id);
    expect(first.Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(first.Credentials?.SecretKey).toHaveLength(40);
    expect(first.Credentials?.SessionToken?.length).toBeGreaterThan(100);
    expect(first.Credentials?.Expiration?.getTime()).toBe(Math.floor((world.now + 3600_000) / 1000) * 1000);
    expect(second.Credentials?.AccessKeyId).not.toBe(first.Credentials?.AccessKeyId);
    expect(world.standIn.callerIdentity(first.Credentials?.AccessKeyId ?? '')).toEqual({
      account: ACCOUNT,
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/signed-in/CognitoIdentityCredentials`,
      userId: expect.stringContaining(':CognitoIdentityCredentials'),
    });
  });

  test('does not identify unknown or expired credentials', async () => {
    const logins = await login();
    const { Credentials } = await credentialsOf(await getId(logins), logins);
    world.now += 3600_000;

    expect(world.standIn.callerIdentity('ASIAUNKNOWN')).toBeUndefined();
    expect(world.standIn.callerIdentity(Credentials?.AccessKeyId ?? '')).toBeUndefined();
  });

  test.each<
    [string, (tokens: { access_token: string; id_token: string }, at: World) => Record<string, string>, string]
  >([
    [
      'an access token',
      ({ access_token }) => ({ [PROVIDER]: access_token }),
      'Not a valid OpenId Connect identity token.',
    ],
    [
      'a tampered token',
      ({ id_token }) => ({ [PROVIDER]: `${id_token.slice(0, -4)}AAAA` }),
      'Token signature invalid.',
    ],
    ['garbage', () => ({ [PROVIDER]: 'x' }), 'Not a valid OpenId Connect identity token.'],
    ['an expired token', ({ id_token }, at) => ((at.now += 3600_000), { [PROVIDER]: id_token }), 'Token expired'],
    [
      'a provider that the pool does not list',
      ({ id_token }) => ({ 'accounts.google.com': id_token }),
      'not from a supported provider',
    ],
    [
      'another user pool',
      ({ id_token }) => ({ 'cognito-idp.eu-central-1.amazonaws.com/eu-central-1_X': id_token }),
      'not from a supported provider',
    ],
  ])('refuses %s', async (_what, choose, message) => {
    const logins = choose(await world.tokens(), world);

    await expect(getId(logins)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: expect.stringContaining(message),
    });
  });

  test('refuses the token of a client that the pool does not list', async () => {
    const { id_token } = await world.tokens({ client_id: 'auth0only' });

    await expect(getId({ [PROVIDER]: id_token })).rejects.toThrow('Incorrect token audience.');
  });

  test('refuses the token of a deleted user, if the pool checks', async () => {
    const logins = await login();
    await world.call('cognito-idp:AdminDeleteUser', { UserPoolId: POOL, Username: 'auth0_auth0|abc123' });

    await expect(getId(logins)).rejects.toThrow('User is disabled or deleted.');
  });

  test('does not give one user the credentials of another', async () => {
    const id = await getId(await login());
    const other = await login({ sub: 'auth0|other' });

    await expect(credentialsOf(id, other)).rejects.toThrow("Logins don't match");
    await expect(credentialsOf(id)).rejects.toThrow('Unauthenticated access is not supported');
  });

  test('rejects an unknown identity', async () => {
    await expect(credentialsOf('eu-central-1:nobody', await login())).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  describe('guests', () => {
    beforeEach(() => world.configuration.change('identityPools', 0, { allowsGuests: true }));

    test('get separate identities, and the guest role', async () => {
      const [one, other] = [await getId(), await getId()];

      const { Credentials } = await credentialsOf(one);

      expect(one).not.toBe(other);
      expect(world.standIn.callerIdentity(Credentials?.AccessKeyId ?? '')?.arn).toContain('assumed-role/guest/');
    });

    test('keep their identity when they sign in, which guests can no longer use', async () => {
      const guest = await getId();
      const logins = await login();

      await credentialsOf(guest, logins);

      expect(await getId(logins)).toBe(guest);
      await expect(credentialsOf(guest)).rejects.toThrow("Logins don't match");
    });
  });

  test('refuses guests if the pool does not allow them', async () => {
    await expect(getId()).rejects.toThrow('Unauthenticated access is not supported for this identity pool.');
  });

  test.each<[string, (at: World) => void]>([
    ['no role is set', (at) => at.configuration.change('identityPools', 0, { authenticatedRoleArn: undefined })],
    ['the role does not exist', (at) => (at.configuration.roles = [])],
    [
      'the role trusts another identity pool',
      (at) => (at.configuration.roles = [{ arn: ROLE, trustPolicy: trust('other') }]),
    ],
    [
      'the role trusts guests only',
      (at) => (at.configuration.roles = [{ arn: ROLE, trustPolicy: trust(IDENTITY_POOL, 'unauthenticated') }]),
    ],
    ['the role trusts no principal', (at) => (at.configuration.roles = [{ arn: ROLE, trustPolicy: {} }])],
  ])('gives no credentials if %s', async (_why, change) => {
    const logins = await login();
    const id = await getId(logins);
    change(world);

    await expect(credentialsOf(id, logins)).rejects.toMatchObject({
      name: 'InvalidIdentityPoolConfigurationException',
    });
  });

  test('selects the role of the first matching rule', async () => {
    const rules = [{ claim: 'email', matchType: 'Contains' as const, value: '@shop.example', roleArn: GUEST_ROLE }];
    world.configuration.change('identityPools', 0, {
      roleMappings: { [`${PROVIDER}:web`]: { type: 'Rules', ambiguousRoleResolution: 'Deny', rules } },
    });
    world.configuration.roles = [{ arn: GUEST_ROLE, trustPolicy: trust() }];
    const logins = await login();
    const id = await getId(logins);

    const { Credentials } = await credentialsOf(id, logins);

    expect(world.standIn.callerIdentity(Credentials?.AccessKeyId ?? '')?.arn).toContain('assumed-role/guest/');
    const stranger = await login({ sub: 'auth0|other', email: 'x@evil.example' });
    await expect(credentialsOf(await getId(stranger), stranger)).rejects.toThrow('no role mapping applies');
  });

  test('accepts a custom role only if a token mapping lists it', async () => {
    const logins = await login();
    const id = await getId(logins);

    await expect(credentialsOf(id, logins, GUEST_ROLE)).rejects.toThrow('CustomRoleArn');
  });

  describe('the classic flow', () => {
    test('is refused if it is disabled', async () => {
      const logins = await login();
      const command = new GetOpenIdTokenCommand({ IdentityId: await getId(logins), Logins: logins });

      await expect(sdk.send(command)).rejects.toThrow('Basic (classic) flow is not enabled');
    });

    test('gives a token for STS if it is enabled', async () => {
      world.configuration.change('identityPools', 0, { allowsClassicFlow: true });
      const logins = await login();
      const IdentityId = await getId(logins);

      const { Token } = await sdk.send(new GetOpenIdTokenCommand({ IdentityId, Logins: logins }));

      expect(decodeJwt(Token ?? '')).toMatchObject({
        iss: 'https://cognito-identity.amazonaws.com',
        sub: IdentityId,
        aud: IDENTITY_POOL,
        amr: ['authenticated', PROVIDER, expect.stringContaining(`${PROVIDER}:CognitoSignIn:`)],
      });
    });
  });

  describe('with an IAM OIDC provider', () => {
    beforeEach(() => {
      world.configuration.change('identityPools', 0, { openIdConnectProviderArns: [AUTH0_ARN] });
      world.configuration.openIdConnectProviders = { [AUTH0_ARN]: { url: AUTH0, clientIds: ['auth0-client'] } };
    });

    test('accepts the provider’s own ID token', async () => {
      const logins = { [AUTH0]: await world.provider.idToken('any') };

      const { Credentials } = await credentialsOf(await getId(logins), logins);

      expect(world.standIn.callerIdentity(Credentials?.AccessKeyId ?? '')?.arn).toContain('assumed-role/signed-in/');
    });

    test('does not merge two identities', async () => {
      const [own, auth0] = [await login(), { [AUTH0]: await world.provider.idToken('any') }];
      await getId(own);
      await getId(auth0);

      await expect(getId({ ...own, ...auth0 })).rejects.toMatchObject({ name: 'ResourceConflictException' });
    });

    test('uses the same identity for either login after both were proven', async () => {
      const [own, auth0] = [await login(), { [AUTH0]: await world.provider.idToken('any') }];
      const id = await getId({ ...own, ...auth0 });

      expect([await getId(own), await getId(auth0)]).toEqual([id, id]);
    });

    test.each([
      ['for another client', { idToken: { aud: 'another' } }],
      ['of another issuer', { idToken: { iss: 'https://evil.example/' } }],
      ['that expired', { idToken: { exp: 1 } }],
      ['of an unknown key', { kid: 'other' }],
    ])('refuses a token %s', async (_what, behaviour) => {
      world.provider.behaviour = behaviour;
      const token = await world.provider.idToken('any');

      await expect(getId({ [AUTH0]: token })).rejects.toThrow('Invalid login token.');
    });

    test('does not accept its name with a trailing slash', async () => {
      const token = await world.provider.idToken('any');

      await expect(getId({ [`${AUTH0}/`]: token })).rejects.toThrow('not from a supported provider');
    });
  });
});
