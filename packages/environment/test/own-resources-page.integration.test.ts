import { join, resolve } from 'node:path';

import type { JsonObject } from '@auth0-cognito/contract';
import * as ts from 'typescript';

import { documentedCode, extensionOf, synthesized } from '../src/testing';

import { values } from './values';

const ROOT = resolve(__dirname, '../../..');

const EXAMPLES = ['own-resources.md', 'settings-without-a-value.md', 'other-stacks.md', 'operations.md']
  .flatMap(documentedCode)
  .filter(({ text }) => text.includes('export const extend'));
const fileOf = (at: number) => join(ROOT, `apps/documented${at}/src/extend.ts`);

/** The compiler errors of each example, with the settings of this repository. */
function compilerErrors(): string[] {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.base.json'), ts.sys.readFile) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  const files = new Map(EXAMPLES.map(({ text }, at) => [fileOf(at), text]));
  const host = ts.createCompilerHost({ ...options, noEmit: true });
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists.call(host, file);
  host.readFile = (file) => files.get(file) ?? readFile.call(host, file);
  host.getSourceFile = (file, ...rest) => {
    const text = files.get(file);
    return text === undefined
      ? getSourceFile.call(host, file, ...rest)
      : ts.createSourceFile(file, text, rest[0], true);
  };
  const program = ts.createProgram([...files.keys()], { ...options, noEmit: true, types: ['node'] }, host);
  return [...files.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    return ts
      .getPreEmitDiagnostics(program, source)
      .map(({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
  });
}

/** Values at a path in the Terraform JSON of an example, keys joined by slashes; `*` is every key. */
function valuesAt(heading: string, path: string): unknown[] {
  const example = EXAMPLES.find((each) => each.heading === heading);
  if (!example) throw new RangeError(`no example below ${heading}`);
  const document = JSON.parse(
    synthesized(values(), extensionOf(example), join(ROOT, 'examples/own-resources')),
  ) as JsonObject;
  return path.split('/').reduce<unknown[]>(
    (found, key) =>
      found.flatMap((each) => {
        const entry = (each ?? {}) as Record<string, unknown>;
        return key === '*' ? Object.values(entry) : key in entry ? [entry[key]] : [];
      }),
    [document],
  );
}

test('every example compiles', () => {
  expect(compilerErrors()).toEqual([]);
}, 60_000);

test.each<[string, string, unknown]>([
  ['Add an extension', 'resource/aws_cognito_user_group/*/name', 'acme-test-editors'],
  ['Add a Lambda function for Node', 'resource/aws_lambda_function/*/handler', 'index.handler'],
  ['Alarms', 'resource/aws_cloudwatch_metric_alarm/*/metric_query/2/expression', 'all - good'],
  [
    'An API',
    'resource/aws_apigatewayv2_authorizer/*/jwt_configuration/audience/0',
    expect.stringMatching(/^\$\{aws_cognito_managed_user_pool_client\.\w+\.id\}$/),
  ],
  [
    'Files for each user',
    'resource/aws_iam_role_policy/*/policy',
    expect.stringContaining('/$${cognito-identity.amazonaws.com:sub}/*'),
  ],
  ['A setting without a field', 'resource/auth0_client/*/client_metadata/team', 'sales'],
  [
    'A role for the provider and for the state',
    'provider/aws/*/assume_role/0/role_arn',
    'arn:aws:iam::111111111111:role/terraform',
  ],
  [
    'A role for the provider and for the state',
    'terraform/backend/s3/assume_role/role_arn',
    'arn:aws:iam::111111111111:role/terraform',
  ],
  ['State in another region', 'terraform/backend/s3/region', 'eu-west-1'],
  ['A resource with another address', 'moved/0/to', 'aws_cognito_user_group.Editors'],
  ['An existing resource', 'import/0', { id: 'acme-files', to: 'aws_s3_bucket.Files' }],
  ['Principal tags', 'resource/aws_cognito_identity_pool_provider_principal_tag/*/principal_tags/email', 'email'],
  [
    'AWS WAF',
    'resource/aws_wafv2_web_acl_association/*/resource_arn',
    expect.stringMatching(/^\$\{aws_cognito_user_pool\.\w+\.arn\}$/),
  ],
  ['Log delivery', 'resource/aws_cognito_log_delivery_configuration/*/log_configurations/0/log_level', 'ERROR'],
])('%s: sets %s', (heading, path, expected) => {
  const found = valuesAt(heading, path);

  expect(found.length).toBeGreaterThan(0);
  for (const value of found) expect(value).toEqual(expected);
});
