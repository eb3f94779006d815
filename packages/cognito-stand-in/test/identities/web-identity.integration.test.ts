import { decodeJwt } from 'jose';
import { IDENTITY_POOL, ROLE, trust } from '../support/configuration';
import { World } from '../support/world';

const PROVIDER = 'cognito-idp.eu-central-1.amazonaws.com';
const AUTH0 = 'tenant.eu.auth0.com/';
const ACCOUNT_ARN = ROLE.replace(/role\/.*/, '');
const AUTH0_ARN = `${ACCOUNT_ARN}oidc-provider/${AUTH0}`;

describe('AssumeRoleWithWebIdentity', () => {
  let world: World;
  beforeEach(async () => {
    world = await new World().start();
    world.configuration.change('identityPools', 0, { allowsClassicFlow: true });
  });
  afterEach(() => world.stop());

  /** A token of the classic flow, of a user who signed in. */
  const classicToken = async () => {
    const { id_token } = await world.tokens();
    const name = `${PROVIDER}/${String(decodeJwt(id_token).iss).split('/').at(-1)}`;
    const Logins = { [name]: id_token };
    const { IdentityId } = await world.call('cognito-identity:GetId', { IdentityPoolId: IDENTITY_POOL, Logins });
    const { Token } = await world.call('cognito-identity:GetOpenIdToken', { IdentityId, Logins });
    return String(Token);
  };
  const assume = (WebIdentityToken: string, more: Record<string, string> = {}) =>
    world.standIn.assumeRoleWithWebIdentity(
      new URLSearchParams({ RoleArn: ROLE, RoleSessionName: 'app', WebIdentityToken, ...more }),
    );
  const trusting = (trustPolicy: unknown) => (world.configuration.roles = [{ arn: ROLE, trustPolicy }]);

  test('gives a role to the identity of a pool that the role trusts', async () => {
    const token = await classicToken();

    const assumed = await assume(token, { DurationSeconds: '900' });

    expect(assumed).toMatchObject({
      arn: expect.stringMatching(/:assumed-role\/signed-in\/app$/),
      subject: decodeJwt(token).sub,
      audience: IDENTITY_POOL,
      provider: 'cognito-identity.amazonaws.com',
    });
    expect(assumed.credentials.expiresAt).toBe(world.now + 900_000);
    expect(world.standIn.callerIdentity(assumed.credentials.accessKeyId)?.arn).toBe(assumed.arn);
  });

  test.each([
    ['of another pool', trust('eu-central-1:00000000-0000-0000-0000-000000000000')],
    ['of guests', trust(IDENTITY_POOL, 'unauthenticated')],
    ['of nobody', {}],
  ])('refuses a role that trusts the identities %s', async (_whose, policy) => {
    const token = await classicToken();
    trusting(policy);

    await expect(assume(token)).rejects.toMatchObject({ code: 'AccessDenied', status: 403 });
  });

  test('refuses a role that does not exist', async () => {
    await expect(assume(await classicToken(), { RoleArn: `${ROLE}-gone` })).rejects.toMatchObject({
      code: 'AccessDenied',
    });
  });

  test.each([
    ['no token', '', 'InvalidIdentityToken'],
    ['another text', 'abc', 'InvalidIdentityToken'],
  ])('refuses %s', async (_what, token, code) => {
    await expect(assume(token)).rejects.toMatchObject({ code });
  });

  test('refuses a changed token and an expired token', async () => {
    const token = await classicToken();
    const [head, , signature] = token.split('.');
    const payload = Buffer.from(JSON.stringify({ ...decodeJwt(token), sub: 'another' })).toString('base64url');

    await expect(assume(`${head}.${payload}.${signature}`)).rejects.toMatchObject({ code: 'InvalidIdentityToken' });
    world.now += 3600_000;
    await expect(assume(token)).rejects.toMatchObject({ code: 'ExpiredTokenException' });
  });

  test.each([
    [{ RoleArn: 'signed-in' }, 'roleArn'],
    [{ RoleSessionName: 'a b' }, 'roleSessionName'],
    [{ DurationSeconds: '899' }, 'durationSeconds'],
    [{ DurationSeconds: '43201' }, 'durationSeconds'],
  ])('refuses %j', async (parameters, name) => {
    await expect(assume(await classicToken(), parameters)).rejects.toMatchObject({
      code: 'ValidationError',
      message: expect.stringContaining(name),
    });
  });

  describe('with a token of Auth0', () => {
    const auth0Trust = (audience: string) => ({
      Statement: {
        Effect: 'Allow',
        Principal: { Federated: AUTH0_ARN },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`${AUTH0}:aud`]: audience } },
      },
    });
    beforeEach(() => {
      world.configuration.openIdConnectProviders = { [AUTH0_ARN]: { url: AUTH0, clientIds: ['auth0-client'] } };
      trusting(auth0Trust('auth0-client'));
    });

    test('gives a role that trusts the IAM provider with the trailing slash of the issuer', async () => {
      const assumed = await assume(await world.provider.idToken('any'));

      expect(assumed).toMatchObject({ provider: AUTH0_ARN, audience: 'auth0-client', subject: expect.any(String) });
    });

    test('refuses if IAM has the URL without the slash', async () => {
      const arn = AUTH0_ARN.slice(0, -1);
      world.configuration.openIdConnectProviders = { [arn]: { url: arn, clientIds: ['auth0-client'] } };

      await expect(assume(await world.provider.idToken('any'))).rejects.toMatchObject({
        code: 'InvalidIdentityToken',
        message: expect.stringContaining('No OpenIDConnect provider'),
      });
    });

    test('refuses a client that IAM does not list', async () => {
      world.configuration.openIdConnectProviders = { [AUTH0_ARN]: { url: AUTH0, clientIds: ['other'] } };

      await expect(assume(await world.provider.idToken('any'))).rejects.toMatchObject({
        message: 'Incorrect token audience',
      });
    });

    test('refuses a role with another audience, and a signature of another key', async () => {
      trusting(auth0Trust('other'));
      await expect(assume(await world.provider.idToken('any'))).rejects.toMatchObject({ code: 'AccessDenied' });

      world.provider.behaviour = { signWithForeignKey: true };
      await expect(assume(await world.provider.idToken('any'))).rejects.toMatchObject({ code: 'InvalidIdentityToken' });
    });
  });
});
