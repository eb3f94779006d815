import { LambdaClient } from '@aws-sdk/client-lambda';
import { AWS_CALLS } from './aws-calls';
import { awsCommand } from './commands';
import { access, byName, GENERATED, regionOf, undefinedIfMissing, type Finder, type Finders } from './finder';

const lambdaFunction: Finder = (input) =>
  byName(input, input.text('function_name'), async (name) => {
    await new LambdaClient(access(input)).send(new AWS_CALLS['lambda:GetFunction']({ FunctionName: name }));
    const deletion = awsCommand('lambda delete-function', { 'function-name': name, region: regionOf(input) });
    return { kind: `Lambda function ${name}`, id: name, deletion };
  });

/** The fields of a function's policy statement that a permission sets. */
interface Statement {
  readonly Sid?: string;
  readonly Principal?: { readonly Service?: string };
  readonly Condition?: { readonly ArnLike?: { readonly 'AWS:SourceArn'?: string } };
}

/**
 * Finds a permission by its function, principal and source, since the provider generates the id of the statement.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
 */
const permission: Finder = async (input) => {
  const [name, principal, source, statementId] = ['function_name', 'principal', 'source_arn', 'statement_id'].map(
    (attribute) => input.text(attribute),
  );
  // `source` is the id of the pool, which is the end of the pool's ARN.
  if (name === undefined || principal === undefined || source === undefined) return [];
  const client = new LambdaClient(access(input));
  const response = await undefinedIfMissing(client.send(new AWS_CALLS['lambda:GetPolicy']({ FunctionName: name })));
  const { Statement: statements = [] } = JSON.parse(response?.Policy ?? '{}') as { Statement?: readonly Statement[] };
  return statements.map(({ Sid: id = '', Principal, Condition }) => ({
    kind: `permission ${id} of Lambda function ${name}`,
    id: `${name}/${id}`,
    isNamed:
      (statementId === undefined ? GENERATED.test(id) : id === statementId) &&
      Principal?.Service === principal &&
      Condition?.ArnLike?.['AWS:SourceArn']?.endsWith(source) === true,
    deletion: awsCommand('lambda remove-permission', {
      'function-name': name,
      'statement-id': id,
      region: regionOf(input),
    }),
  }));
};

export const lambdaFinders: Finders = { aws_lambda_function: lambdaFunction, aws_lambda_permission: permission };
