import { ACMClient, DescribeCertificateCommand, RequestCertificateCommand } from '@aws-sdk/client-acm';
import {
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  GetPolicyCommand as GetIamPolicyCommand,
  IAMClient,
  SetDefaultPolicyVersionCommand,
} from '@aws-sdk/client-iam';
import { AddPermissionCommand, CreateFunctionCommand, GetPolicyCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { EncryptionType } from '@aws-sdk/client-s3';
import {
  CreateBucketCommand,
  GetBucketEncryptionCommand,
  GetBucketTaggingCommand,
  PutBucketEncryptionCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Aws } from '../support/aws';
import { ACCOUNT, REGION, startAws } from '../support/aws';
import { requiredTags, tagsByS3Control } from '../support/boto3';

// What docs/aws-provider-6.md lists: calls and arguments of version 6 of the AWS provider that 5.100 does not have.

const TRUSTS_LAMBDA = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

let aws: Aws;
beforeAll(async () => {
  aws = await startAws();
});
afterAll(() => aws.close());

const s3 = () => new S3Client({ ...aws.client, forcePathStyle: true });

describe('aws_s3_bucket', () => {
  it('has the tags of its creation, and S3 Control reads and changes them', async () => {
    const Bucket = 'tagged-at-creation';
    const Tags = [{ Key: 'team', Value: 'identity' }];
    await s3().send(
      new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: REGION, Tags } }),
    );

    const tags = await tagsByS3Control(aws.endpoint, `arn:aws:s3:::${Bucket}`);

    expect(tags).toEqual({ created: { team: 'identity' }, changed: { stage: 'dev' } });
    const calls = aws.standIn.calls().map(({ iamAction, status }) => `${iamAction} ${status}`);
    expect(calls.slice(-4)).toEqual([
      's3:ListTagsForResource 200',
      's3:TagResource 204',
      's3:UntagResource 204',
      's3:ListTagsForResource 200',
    ]);
    const { TagSet } = await s3().send(new GetBucketTaggingCommand({ Bucket }));
    expect(TagSet).toEqual([{ Key: 'stage', Value: 'dev' }]);
  });

  it('accepts a name of the account and region with bucket_namespace', async () => {
    const create = (Bucket: string) =>
      s3().send(
        new CreateBucketCommand({
          Bucket,
          BucketNamespace: 'account-regional',
          CreateBucketConfiguration: { LocationConstraint: REGION },
        }),
      );

    await expect(create(`state-${ACCOUNT}-${REGION}-an`)).resolves.toMatchObject({ BucketArn: expect.any(String) });
    await expect(create('state-of-nobody')).rejects.toMatchObject({ $metadata: { httpStatusCode: 400 } });
  });
});

describe('aws_s3_bucket_server_side_encryption_configuration', () => {
  it.each<[string, EncryptionType[] | undefined, EncryptionType[]]>([
    ['omitted, so that customer-provided keys are blocked', undefined, ['SSE-C']],
    ['NONE', ['NONE'], ['NONE']],
    ['SSE-C', ['SSE-C'], ['SSE-C']],
  ])('has blocked_encryption_types: %s', async (_what, given, expected) => {
    const Bucket = `blocked-${given?.join('').toLowerCase() ?? 'default'}`;
    await s3().send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: REGION } }));
    const rule = {
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' as const },
      ...(given && { BlockedEncryptionTypes: { EncryptionType: given } }),
    };

    await s3().send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules: [rule] } }));

    const { ServerSideEncryptionConfiguration } = await s3().send(new GetBucketEncryptionCommand({ Bucket }));
    expect(ServerSideEncryptionConfiguration?.Rules).toEqual([
      { ...rule, BucketKeyEnabled: false, BlockedEncryptionTypes: { EncryptionType: expected } },
    ]);
  });
});

describe('aws_lambda_permission', () => {
  it('has invoked_via_function_url as a condition', async () => {
    const iam = new IAMClient(aws.client);
    const { Role } = await iam.send(
      new CreateRoleCommand({ RoleName: 'lambda', AssumeRolePolicyDocument: TRUSTS_LAMBDA }),
    );
    const lambda = new LambdaClient(aws.client);
    const FunctionName = 'claims';
    await lambda.send(
      new CreateFunctionCommand({
        FunctionName,
        Role: Role?.Arn,
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Code: { ZipFile: Buffer.from('UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==', 'base64') },
      }),
    );

    await lambda.send(
      new AddPermissionCommand({
        FunctionName,
        StatementId: 'ByUrl',
        Action: 'lambda:InvokeFunction',
        Principal: '*',
        InvokedViaFunctionUrl: true,
      }),
    );

    const { Policy = '' } = await lambda.send(new GetPolicyCommand({ FunctionName }));
    expect((JSON.parse(Policy) as { Statement: unknown }).Statement).toEqual([
      expect.objectContaining({ Sid: 'ByUrl', Condition: { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } } }),
    ]);
  });
});

describe('aws_iam_policy', () => {
  it('has its new version as the default after delay_after_policy_creation_in_ms', async () => {
    const iam = new IAMClient(aws.client);
    const PolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }],
    });
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'boundary', PolicyDocument }));
    const PolicyArn = Policy?.Arn;
    const current = async () => (await iam.send(new GetIamPolicyCommand({ PolicyArn }))).Policy?.DefaultVersionId;

    const { PolicyVersion } = await iam.send(
      new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument, SetAsDefault: false }),
    );
    const before = await current();
    await iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: PolicyVersion?.VersionId }));

    expect([before, await current()]).toEqual(['v1', 'v2']);
  });
});

describe('aws_acm_certificate', () => {
  it.each([undefined, 'ENABLED' as const])('has options.export: %s', async (Export) => {
    const acm = new ACMClient({ ...aws.client, region: 'us-east-1' });
    const { CertificateArn } = await acm.send(
      new RequestCertificateCommand({
        DomainName: 'login.example.com',
        ValidationMethod: 'DNS',
        ...(Export && { Options: { Export } }),
      }),
    );

    const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn }));

    expect(Certificate?.Options?.Export).toBe(Export ?? 'DISABLED');
  });
});

describe('the provider', () => {
  it('gets no required tags with tag_policy_compliance, as CBOR and as JSON', async () => {
    const byCbor = await requiredTags(aws.endpoint);
    const byJson = await fetch(aws.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'ResourceGroupsTaggingAPI_20170126.ListRequiredTags',
        authorization: `AWS4-HMAC-SHA256 Credential=AKIAREHEARSAL/20261128/${REGION}/tagging/aws4_request`,
      },
      body: '{}',
    });

    expect([byCbor, await byJson.json()]).toEqual([[], { RequiredTags: [] }]);
    const calls = aws.standIn.calls().map(({ iamAction, status }) => `${iamAction} ${status}`);
    expect(calls.slice(-2)).toEqual(['tag:ListRequiredTags 200', 'tag:ListRequiredTags 200']);
  });
});
