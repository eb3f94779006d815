import { servicePrincipal } from '@auth0-cognito/contract';
import { CreateRoleCommand, GetRoleCommand } from '@aws-sdk/client-iam';
import {
  CreateAliasCommand,
  CreateFunctionCommand,
  PublishVersionCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { AwsClients } from './clients/aws';

/** An empty ZIP archive: the environment only references these functions, and they are not run. */
const EMPTY_ARCHIVE = Buffer.from('UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==', 'base64');

/** Highest version that is published; each needs two calls. */
const MAX_VERSIONS = 100;

/** A Lambda function from its ARN. */
export interface SeededFunction {
  readonly name: string;
  /** Version or alias. */
  readonly qualifier?: string;
  readonly region: string;
}

/** A function can be referenced several times, with different versions and aliases. It is created once. */
async function ignoreExisting(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (
      !['ResourceConflictException', 'EntityAlreadyExists', 'EntityAlreadyExistsException'].includes(
        (error as Error).name,
      )
    )
      throw error;
  });
}

/** Publishes versions up to this one. Lambda publishes no version without a change, so each has another description. */
async function publish(lambda: LambdaClient, FunctionName: string, version: number): Promise<void> {
  for (let last = 0; last < Math.min(version, MAX_VERSIONS);) {
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Description: `version ${last + 1}` }));
    last = Number((await lambda.send(new PublishVersionCommand({ FunctionName }))).Version);
  }
}

/** Creates a function with its role, and its version or alias: Lambda adds permissions only to existing ones. */
export async function seedFunction({ name, qualifier, region }: SeededFunction, aws: AwsClients): Promise<void> {
  const RoleName = `rehearsal-${name}`.slice(0, 64);
  const Principal = { Service: servicePrincipal('lambda') };
  const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }] };
  const role = new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(policy) });
  await ignoreExisting(aws.iam(region).send(role));

  const lambda = aws.lambda(region);
  const { Role } = await aws.iam(region).send(new GetRoleCommand({ RoleName }));
  const code = { Runtime: 'nodejs20.x', Handler: 'index.handler', Code: { ZipFile: EMPTY_ARCHIVE } } as const;
  await ignoreExisting(lambda.send(new CreateFunctionCommand({ FunctionName: name, Role: Role?.Arn, ...code })));

  if (qualifier === undefined || qualifier === '$LATEST') return;
  if (/^\d+$/.test(qualifier)) return publish(lambda, name, Number(qualifier));
  const alias = new CreateAliasCommand({ FunctionName: name, Name: qualifier, FunctionVersion: '$LATEST' });
  await ignoreExisting(lambda.send(alias));
}
