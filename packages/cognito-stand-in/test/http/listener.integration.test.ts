import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  ListHostedZonesCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import {
  AddClientIDToOpenIDConnectProviderCommand,
  CreateOpenIDConnectProviderCommand,
  GetOpenIDConnectProviderCommand,
  IAMClient,
  ListAccountAliasesCommand,
  RemoveClientIDFromOpenIDConnectProviderCommand,
} from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { AwsExchange } from '../../src/http/exchange';
import { serviceModelFaults } from '../../src/testing';
import type { Aws } from '../support/aws';
import { ACCOUNT, REGION, startAws, toolchain } from '../support/aws';
import { given } from '../support/pools';
import { refusal } from '../support/refusal';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const IMPORT = JSON.stringify({ UserPoolId: `${REGION}_None`, JobId: 'import-1' });

describe('requests to *.amazonaws.com', () => {
  const exchanges: AwsExchange[] = [];
  let aws: Aws;

  beforeAll(async () => {
    aws = await startAws({ onExchange: (exchange) => void exchanges.push(exchange) });
  });
  afterAll(() => aws.close());

  /** A request with its real host name, as the gateway forwards it. */
  const ask = (host: string, method: string, headers: Record<string, string> = {}, body = '', path = '/') =>
    new Promise<Answer>((resolve, reject) => {
      const { hostname, port } = new URL(aws.endpoint);
      request({ hostname, port, method, path, headers: { host, ...headers } }, (response) => {
        void text(response).then((content) =>
          resolve({ status: response.statusCode!, headers: response.headers, body: content }),
        );
      })
        .on('error', reject)
        .end(body);
    });

  const cognito = `cognito-idp.${REGION}.amazonaws.com`;
  const target = (action: string) => ({
    'x-amz-target': `AWSCognitoIdentityProviderService.${action}`,
    'content-type': 'application/x-amz-json-1.1',
  });

  it.each(['iam.us-gov.amazonaws.com', 'iam.us-gov-west-1.amazonaws.com'])(
    'of GovCloud at %s use names of its partition',
    async (host) => {
      const body = new URLSearchParams({ Action: 'CreateOpenIDConnectProvider', Version: '2010-05-08' });
      body.set('Url', `https://${host}`);
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        authorization:
          'AWS4-HMAC-SHA256 Credential=x/20200101/us-gov-west-1/iam/aws4_request, SignedHeaders=host, Signature=x',
      };

      expect((await ask(host, 'POST', headers, body.toString())).body).toContain('arn:aws-us-gov:iam::');
    },
  );

  it('are answered without a signature, by host name, in the region of that name', async () => {
    const pool = await given(aws).userPool();

    const here = await ask(cognito, 'POST', target('DescribeUserPool'), JSON.stringify({ UserPoolId: pool }));
    const elsewhere = await ask(
      'cognito-idp.us-west-2.amazonaws.com',
      'POST',
      target('ListUserPools'),
      '{"MaxResults":5}',
    );

    expect(here.status).toBe(200);
    expect(JSON.parse(elsewhere.body)).toEqual({ UserPools: [] });
  });

  it('are made in the account of the environment', async () => {
    const caller = await new STSClient(aws.client).send(new GetCallerIdentityCommand({}));

    expect(caller.Account).toBe(ACCOUNT);
  });

  describe('without a service that can answer', () => {
    it('are refused at once with the name of the service, in the error format of the service', async () => {
      const json = await ask(cognito, 'POST', target('StartUserImportJob'), IMPORT);
      const signed = `AWS4-HMAC-SHA256 Credential=A/20260101/${REGION}/iam/aws4_request, SignedHeaders=host, Signature=x`;
      const form = { authorization: signed, 'content-type': 'application/x-www-form-urlencoded' };
      const query = await ask('iam.amazonaws.com', 'POST', form, 'Action=GenerateCredentialReportX&Version=2010-05-08');

      expect(json).toMatchObject({ status: 400, headers: { 'x-amzn-errortype': 'NotImplemented' } });
      expect(JSON.parse(json.body)).toEqual({
        __type: 'NotImplemented',
        message: 'the rehearsal has no stand-in for cognito-idp:StartUserImportJob',
      });
      expect(query.status).toBe(400);
      expect(query.body).toMatch(/<Code>NotImplemented<\/Code>.*iam:GenerateCredentialReportX/);
    });

    it('are refused with their name if moto has no such path', async () => {
      const signed = `AWS4-HMAC-SHA256 Credential=A/20260101/${REGION}/apigateway/aws4_request, SignedHeaders=host, Signature=x`;
      const host = `apigateway.${REGION}.amazonaws.com`;

      const apis = await ask(host, 'GET', { authorization: signed }, '', '/v2/apis');
      const restApis = await ask(host, 'GET', { authorization: signed }, '', '/restapis');

      expect(JSON.parse(apis.body)).toEqual({ items: [] });
      expect(restApis.status).toBe(400);
      expect(restApis.body).toMatch(/NotImplemented.*GET apigateway/);
    });

    it('are refused with the reason if moto failed', async () => {
      const signed = `AWS4-HMAC-SHA256 Credential=A/20260101/${REGION}/s3/aws4_request, SignedHeaders=host, Signature=x`;
      const answer = await ask('s3.amazonaws.com', 'PUT', { authorization: signed }, '<broken', '/bucket-of-a-test');

      expect(answer.status).toBe(400);
      expect(answer.body).toMatch(/<Code>InternalFailure<\/Code><Message>moto failed in s3:CreateBucket: \w+Error: /);
    });

    it('are refused with the code of AWS if moto returns one', async () => {
      const known = await new IAMClient(aws.client).send(new ListAccountAliasesCommand({}));

      expect(known.AccountAliases).toEqual([]);
    });

    it.each(['{"PoolName":', 'null', '[]', '"text"'])('are refused if their body is %s', async (body) => {
      const answer = await ask(cognito, 'POST', target('CreateUserPool'), body);

      expect(answer).toMatchObject({ status: 400, headers: { 'x-amzn-errortype': 'SerializationException' } });
    });
  });

  describe('from a browser', () => {
    const origin = { origin: 'http://localhost:3000' };

    it('get a response to their preflight', async () => {
      const asked = {
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-amz-target,x-amz-user-agent',
      };

      const answer = await ask(cognito, 'OPTIONS', { ...origin, ...asked });

      expect(answer).toMatchObject({
        status: 200,
        headers: {
          'access-control-allow-origin': '*',
          'access-control-allow-methods': 'POST',
          'access-control-allow-headers': 'content-type,x-amz-target,x-amz-user-agent',
        },
      });
    });

    it.each([
      ['an answer', 'ListUserPools', '{"MaxResults":5}', 200],
      ['a refusal', 'DescribeUserPool', `{"UserPoolId":"${REGION}_None"}`, 400],
      ['operations that are not rehearsed', 'StartUserImportJob', IMPORT, 400],
    ])('may read %s', async (_what, action, body, status) => {
      const answer = await ask(cognito, 'POST', { ...origin, ...target(action) }, body);

      expect(answer).toMatchObject({ status, headers: { 'access-control-allow-origin': '*' } });
    });

    it('may not read other services', async () => {
      const answer = await ask('iam.amazonaws.com', 'POST', origin, 'Action=ListUsers');

      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    });
  });

  describe('to S3, in which Terraform stores its state,', () => {
    it('with If-None-Match write only if the object does not exist', async () => {
      const s3 = new S3Client({ ...aws.client, forcePathStyle: true });
      await s3.send(
        new CreateBucketCommand({ Bucket: 'state', CreateBucketConfiguration: { LocationConstraint: REGION } }),
      );
      const lock = (Body: string) =>
        s3.send(new PutObjectCommand({ Bucket: 'state', Key: 'state.tflock', Body, IfNoneMatch: '*' }));

      await lock('first');
      const second = await refusal(lock('second'));
      const held = await s3.send(new GetObjectCommand({ Bucket: 'state', Key: 'state.tflock' }));

      expect(second).toMatchObject({ code: 'PreconditionFailed', status: 412 });
      expect(await held.Body!.transformToString()).toBe('first');
    });

    it('with HEAD return the length of an object without its content', async () => {
      const s3 = new S3Client({ ...aws.client, forcePathStyle: true });
      await s3.send(new PutObjectCommand({ Bucket: 'state', Key: 'long', Body: 'x'.repeat(5000) }));

      const { ContentLength } = await s3.send(new HeadObjectCommand({ Bucket: 'state', Key: 'long' }));

      expect(ContentLength).toBe(5000);
    });

    it('read the bucket from the host name', async () => {
      const signed = `AWS4-HMAC-SHA256 Credential=A/20260101/${REGION}/s3/aws4_request, SignedHeaders=host, Signature=x`;

      const answer = await ask(`state.s3.${REGION}.amazonaws.com`, 'GET', { authorization: signed }, '', '/long');

      expect(answer).toMatchObject({ status: 200, body: 'x'.repeat(5000) });
      expect(aws.standIn.calls().at(-1)).toMatchObject({ action: 'GetObject', iamAction: 's3:GetObject' });
    });
  });

  describe('to Route 53', () => {
    const record = (HostedZoneId: string) =>
      new ChangeResourceRecordSetsCommand({
        HostedZoneId,
        ChangeBatch: {
          Changes: [
            {
              Action: 'UPSERT',
              ResourceRecordSet: { Name: 'a.test', Type: 'A', TTL: 60, ResourceRecords: [{ Value: '192.0.2.1' }] },
            },
          ],
        },
      });

    it('get IDs in the format of AWS, page by page', async () => {
      const route53 = new Route53Client(aws.client);
      for (const name of ['a.test', 'b.test'])
        await route53.send(new CreateHostedZoneCommand({ Name: name, CallerReference: name }));

      const first = await route53.send(new ListHostedZonesCommand({ MaxItems: 1 }));
      const second = await route53.send(new ListHostedZonesCommand({ MaxItems: 1, Marker: first.NextMarker }));

      expect(first).toMatchObject({ IsTruncated: true, HostedZones: [{ Name: 'a.test.' }] });
      expect(first.HostedZones![0]!.Id).toMatch(/^\/hostedzone\/Z[A-Z0-9]{13}$/);
      expect(second).toMatchObject({
        IsTruncated: false,
        Marker: first.NextMarker,
        HostedZones: [{ Name: 'b.test.' }],
      });
    });

    it('get the change of a record, except for the provider of Terraform, which would wait for it', async () => {
      const zone = await new Route53Client(aws.client).send(
        new CreateHostedZoneCommand({ Name: 'a.test', CallerReference: 'change' }),
      );
      const terraform = new Route53Client({ ...aws.client, customUserAgent: 'terraform-provider-aws/5.100.0' });

      const changed = await new Route53Client(aws.client).send(record(zone.HostedZone!.Id!));
      const byTerraform = await terraform.send(record(zone.HostedZone!.Id!));

      expect(changed.ChangeInfo).toMatchObject({ Id: expect.any(String), Status: 'INSYNC' });
      expect(byTerraform.ChangeInfo).toBeUndefined();
    });
  });

  it('to IAM change the client IDs of an OIDC provider, and succeed if repeated', async () => {
    const iam = new IAMClient(aws.client);
    const { OpenIDConnectProviderArn } = await iam.send(
      new CreateOpenIDConnectProviderCommand({ Url: 'https://tenant.eu.auth0.com', ClientIDList: ['web'] }),
    );
    const change = { OpenIDConnectProviderArn, ClientID: 'partner' };
    const clientIds = async () =>
      (await iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }))).ClientIDList;

    for (let times = 0; times < 2; times += 1) await iam.send(new AddClientIDToOpenIDConnectProviderCommand(change));
    const added = await clientIds();
    for (let times = 0; times < 2; times += 1)
      await iam.send(new RemoveClientIDFromOpenIDConnectProviderCommand(change));

    expect(added).toEqual(['web', 'partner']);
    expect(await clientIds()).toEqual(['web']);
    await expect(
      iam.send(
        new AddClientIDToOpenIDConnectProviderCommand({
          ...change,
          OpenIDConnectProviderArn: `${OpenIDConnectProviderArn}.other`,
        }),
      ),
    ).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  });

  it('get responses that conform to the service models of AWS', async () => {
    const kms = async (action: string, input: object) => {
      const headers = {
        'x-amz-target': `TrentService.${action}`,
        'content-type': 'application/x-amz-json-1.1',
        authorization: `AWS4-HMAC-SHA256 Credential=x/20200101/${REGION}/kms/aws4_request, SignedHeaders=host, Signature=x`,
      };
      const answer = await ask(`kms.${REGION}.amazonaws.com`, 'POST', headers, JSON.stringify(input));
      expect(answer.status).toBe(200);
      return answer.body === ''
        ? {}
        : (JSON.parse(answer.body) as { KeyMetadata?: { KeyId: string; KeyUsage: string } });
    };
    const { KeyMetadata: key } = await kms('CreateKey', {});
    expect(key?.KeyUsage).toBe('ENCRYPT_DECRYPT');
    await kms('CreateAlias', { AliasName: 'alias/state', TargetKeyId: key?.KeyId });
    await kms('DescribeKey', { KeyId: 'alias/state' });
    await kms('ListAliases', {});

    const answered = exchanges.filter(
      ({ service, action, status }) =>
        ['iam', 'kms', 'route53'].includes(service) && !action.includes(' ') && status < 300,
    );
    expect(answered.length).toBeGreaterThan(10);
    expect(await serviceModelFaults(toolchain().python, answered)).toEqual([]);
  });

  it('are in the call log with account, region, principal and status', async () => {
    const make = given(aws);
    await make.userPool();
    await refusal(make.userPool({ PoolName: 'a/b' }));

    const [made, refused] = aws.standIn.calls().slice(-2);

    const expected = { service: 'cognito-idp', action: 'CreateUserPool', iamAction: 'cognito-idp:CreateUserPool' };
    const where = { accountId: ACCOUNT, region: REGION, principal: 'AKIAREHEARSAL' };
    expect(made).toEqual({ ...expected, ...where, status: 200 });
    expect(refused).toEqual({ ...expected, ...where, status: 400 });
  });
});

describe('requests of several accounts', () => {
  it('use the account of their access key', async () => {
    const aws = await startAws({ accountId: (key) => (key === 'AKIAREHEARSAL' ? ACCOUNT : '210987654321') });
    const other = { ...aws.client, credentials: { accessKeyId: 'AKIAOTHER', secretAccessKey: 'none' } };
    const pool = await given(aws).userPool();

    const caller = await new STSClient(other).send(new GetCallerIdentityCommand({}));
    const foreign = await refusal(given({ ...aws, client: other }).client(pool));

    expect(caller.Account).toBe('210987654321');
    expect(foreign.code).toBe('ResourceNotFoundException');
    await aws.close();
  });
});

describe('requests after moto has ended', () => {
  it('get an error, and none of them hangs', async () => {
    const aws = await startAws({ moto: { url: 'http://127.0.0.1:9', models: '/dev/null' } });

    const refused = await refusal(given(aws).userPool());

    expect(refused).toMatchObject({ code: 'ServiceUnavailable', status: 400 });
    await aws.close();
  });
});
