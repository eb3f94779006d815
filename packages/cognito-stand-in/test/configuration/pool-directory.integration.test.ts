import { ACCOUNT, REGION } from '../support/aws';
import { awsForTests, WEB_CLIENT } from '../support/pools';

describe('the directory of pools', () => {
  const live = awsForTests();

  it('does not contain objects that were never created', async () => {
    const { directory } = live.aws.standIn;

    expect(await directory.userPool(`${REGION}_None`)).toBeUndefined();
    expect(await directory.userPool('elsewhere-1_None')).toBeUndefined();
    expect(await directory.domain('login.example.com')).toBeUndefined();
    expect(await directory.client('none')).toBeUndefined();
    expect(await directory.clients(`${REGION}_None`)).toEqual([]);
    expect(await directory.identityProviders(`${REGION}_None`)).toEqual([]);
    expect(await directory.resourceServers(`${REGION}_None`)).toEqual([]);
    expect(await directory.identityPool(`${REGION}:none`)).toBeUndefined();
  });

  it('returns a client with the default lifetimes of AWS', async () => {
    const pool = await live.make.userPool();
    const id = await live.make.client(pool);

    const client = await live.aws.standIn.directory.client(id);

    expect(client).toEqual({
      id,
      userPoolId: pool,
      name: 'web',
      callbackUrls: WEB_CLIENT.CallbackURLs,
      logoutUrls: [],
      identityProviders: ['COGNITO'],
      oauthIsEnabled: true,
      oauthFlows: ['code'],
      oauthScopes: ['openid', 'email'],
      authFlows: [],
      authSessionSeconds: 180,
      accessTokenSeconds: 3600,
      idTokenSeconds: 3600,
      refreshTokenSeconds: 2_592_000,
      tokenRevocationIsEnabled: true,
    });
  });

  it('does not return a client of one pool for another', async () => {
    const id = await live.make.client(await live.make.userPool());

    expect(await live.aws.standIn.directory.client(id, await live.make.userPool())).toBeUndefined();
  });

  it('returns a new pool as case-sensitive, in its account and region', async () => {
    const id = await live.make.userPool();

    expect(await live.aws.standIn.directory.userPool(id)).toMatchObject({
      accountId: ACCOUNT,
      region: REGION,
      arn: `arn:aws:cognito-idp:${REGION}:${ACCOUNT}:userpool/${id}`,
      usernamesAreCaseSensitive: true,
    });
  });

  it('lists more clients than one page of AWS contains', async () => {
    const pool = await live.make.userPool();
    const ids = await Promise.all(Array.from({ length: 61 }, () => live.make.client(pool)));

    const clients = await live.aws.standIn.directory.clients(pool);

    expect(clients.map(({ id }) => id).sort()).toEqual(ids.sort());
  });
});
