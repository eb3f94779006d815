import { DescribeUserPoolCommand, GetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { AwsError } from '../src/aws/aws-error';
import { REGION, startAws, startConfiguration } from './support/aws';
import { given } from './support/pools';
import { refusal } from './support/refusal';

describe('sign-in in front of the configuration', () => {
  let aws: Awaited<ReturnType<typeof startConfiguration>>;

  beforeAll(async () => {
    aws = await startConfiguration({
      operations: {
        'cognito-idp:GetUser': (input) => {
          if (input.AccessToken !== 'good') throw new AwsError('NotAuthorizedException', 'Invalid Access Token');
          return { Username: 'auth0_1', UserAttributes: [] };
        },
        'cognito-idp:DescribeUserPool': async (_input, call) => {
          const answer = await call.next();
          return { UserPool: { ...(answer.UserPool as object), EstimatedNumberOfUsers: 7 } };
        },
      },
      wellKnown: async (path) => (path === '/pool/.well-known/jwks.json' ? { keys: [] } : undefined),
      callerIdentity: (key) =>
        key === 'ASIAPOOL' ? { account: '1', arn: 'arn:aws:sts::1:assumed-role/web/x', userId: 'AROA:x' } : undefined,
    });
  });
  afterAll(() => aws.close());

  it('answers its operations, and refuses in the error format of AWS', async () => {
    const { cognito } = given(aws);

    const user = await cognito.send(new GetUserCommand({ AccessToken: 'good' }));
    const refused = await refusal(cognito.send(new GetUserCommand({ AccessToken: 'bad' })));

    expect(user.Username).toBe('auth0_1');
    expect(refused).toEqual({ code: 'NotAuthorizedException', message: 'Invalid Access Token', status: 400 });
  });

  it('may add to the response of the configuration behind it', async () => {
    const { cognito, userPool } = given(aws);
    const UserPoolId = await userPool({ PoolName: 'counted' });

    const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId }));

    expect(UserPool).toMatchObject({ Name: 'counted', EstimatedNumberOfUsers: 7 });
    expect(await aws.directory.userPool(UserPoolId)).toMatchObject({ name: 'counted' });
  });

  it('serves the documents of the cognito-idp host', async () => {
    const read = (path: string) =>
      fetch(`${aws.endpoint}${path}`, {
        headers: { authorization: `AWS4-HMAC-SHA256 Credential=A/20260101/${REGION}/cognito-idp/aws4_request` },
      });

    const there = await read('/pool/.well-known/jwks.json');
    const nowhere = await read('/pool/.well-known/none.json');

    expect(await there.json()).toEqual({ keys: [] });
    expect(nowhere.status).toBe(404);
  });

  it('identifies the credentials of an identity pool, and leaves all others to IAM', async () => {
    const identity = (accessKeyId: string) =>
      new STSClient({ ...aws.client, credentials: { accessKeyId, secretAccessKey: 'x' } }).send(
        new GetCallerIdentityCommand({}),
      );

    expect((await identity('ASIAPOOL')).Arn).toBe('arn:aws:sts::1:assumed-role/web/x');
    expect((await identity('AKIAOTHER')).Arn).toMatch(/:user\/moto$/);
  });
});

describe('the stand-in', () => {
  it('serves the sign-in at the listener of AWS', async () => {
    const aws = await startAws();
    const { cognito, userPool } = given(aws);
    const pool = await userPool();

    const keys = await fetch(`${aws.endpoint}/${pool}/.well-known/jwks.json`, {
      headers: { authorization: `AWS4-HMAC-SHA256 Credential=A/20260101/${REGION}/cognito-idp/aws4_request` },
    });
    const refused = await refusal(cognito.send(new GetUserCommand({ AccessToken: 'forged' })));

    expect(await keys.json()).toMatchObject({ keys: [{ kty: 'RSA' }, { kty: 'RSA' }] });
    expect(refused.code).toBe('NotAuthorizedException');
    await aws.close();
  });
});
