import type { Aws } from '../support/aws';
import { ACCOUNT, REGION, startAws } from '../support/aws';
import { given, WEB_CLIENT } from '../support/pools';

describe('the directory of pools', () => {
  let aws: Aws;
  let make: ReturnType<typeof given>;

  beforeAll(async () => {
    aws = await startAws();
    make = given(aws);
  });
  afterAll(() => aws.close());

  it('knows nothing of what was not made', async () => {
    const { directory } = aws.standIn;

    expect(await directory.userPool(`${REGION}_None`)).toBeUndefined();
    expect(await directory.userPool('elsewhere-1_None')).toBeUndefined();
    expect(await directory.domain('login.example.com')).toBeUndefined();
    expect(await directory.client('none')).toBeUndefined();
    expect(await directory.clients(`${REGION}_None`)).toEqual([]);
    expect(await directory.identityProviders(`${REGION}_None`)).toEqual([]);
    expect(await directory.resourceServers(`${REGION}_None`)).toEqual([]);
    expect(await directory.identityPool(`${REGION}:none`)).toBeUndefined();
  });

  it('tells a client with the lifetimes that AWS gives by default', async () => {
    const pool = await make.userPool();
    const id = await make.client(pool);

    const client = await aws.standIn.directory.client(id);

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
      accessTokenSeconds: 3600,
      idTokenSeconds: 3600,
      refreshTokenSeconds: 2_592_000,
      tokenRevocationIsEnabled: true,
    });
  });

  it('does not tell a client of one pool under another', async () => {
    const id = await make.client(await make.userPool());

    expect(await aws.standIn.directory.client(id, await make.userPool())).toBeUndefined();
  });

  it('tells a new pool as case sensitive, in its account and region', async () => {
    const id = await make.userPool();

    expect(await aws.standIn.directory.userPool(id)).toMatchObject({
      accountId: ACCOUNT,
      region: REGION,
      arn: `arn:aws:cognito-idp:${REGION}:${ACCOUNT}:userpool/${id}`,
      usernamesAreCaseSensitive: true,
    });
  });

  it('tells more clients than one page of AWS holds', async () => {
    const pool = await make.userPool();
    const ids = await Promise.all(Array.from({ length: 61 }, () => make.client(pool)));

    const clients = await aws.standIn.directory.clients(pool);

    expect(clients.map(({ id }) => id).sort()).toEqual(ids.sort());
  });
});
