import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  AddPermissionCommand,
  CreateAliasCommand,
  CreateFunctionCommand,
  GetPolicyCommand,
  LambdaClient,
  RemovePermissionCommand,
} from '@aws-sdk/client-lambda';
import type { Aws } from '../support/aws';
import { startAws } from '../support/aws';

const EMPTY_ARCHIVE = Buffer.from('UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==', 'base64');

const TRUSTS_LAMBDA = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

let aws: Aws;
beforeAll(async () => {
  aws = await startAws();
});
afterAll(() => aws.close());

it('a function and each of its aliases have separate policies', async () => {
  const lambda = new LambdaClient(aws.client);
  const { Role } = await new IAMClient(aws.client).send(
    new CreateRoleCommand({ RoleName: 'trigger', AssumeRolePolicyDocument: TRUSTS_LAMBDA }),
  );
  const code = { Runtime: 'nodejs22.x', Handler: 'a.b', Code: { ZipFile: EMPTY_ARCHIVE } } as const;
  const { FunctionArn } = await lambda.send(
    new CreateFunctionCommand({ FunctionName: 'trigger', Role: Role?.Arn, ...code }),
  );
  await lambda.send(new CreateAliasCommand({ FunctionName: 'trigger', Name: 'live', FunctionVersion: '$LATEST' }));
  const called = { StatementId: 'Cognito', Action: 'lambda:InvokeFunction', Principal: 'cognito-idp.amazonaws.com' };
  const add = (FunctionName: string, Qualifier?: string) =>
    lambda.send(new AddPermissionCommand({ ...called, FunctionName, Qualifier }));
  const policy = async (Qualifier?: string) =>
    (await lambda.send(new GetPolicyCommand({ FunctionName: 'trigger', Qualifier }))).Policy;

  await add('trigger', 'live');

  expect(await policy('live')).toContain(`"${FunctionArn}:live"`);
  await expect(policy()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(add(`${FunctionArn}:live`)).rejects.toMatchObject({ name: 'ResourceConflictException' });
  await expect(add('trigger', 'none')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  const gone = { FunctionName: 'trigger', Qualifier: 'live', StatementId: 'Cognito' };
  await lambda.send(new RemovePermissionCommand(gone));
  await expect(lambda.send(new RemovePermissionCommand(gone))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});
