import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingPermissions } from '@auth0-cognito/bootstrap/permissions';
import { findCheckout, parseTerraformJson } from '@auth0-cognito/checkout';
import { documentedCode, writeExtension } from '@auth0-cognito/environment/testing';

import { rehearse, type RehearsalReport } from '../src';

const TIMEOUT = 600_000;
const CHECKOUT = findCheckout(__dirname);

/** Actions that docs/own-resources.md lists for the example. */
const documentedActions = () =>
  documentedCode('own-resources.md')
    .filter(({ heading, language }) => heading === 'Permissions of the example' && language === 'json')
    .flatMap(({ text }) => JSON.parse(text) as { readonly actions: readonly string[] }[])
    .flatMap(({ actions }) => actions);

describe('a rehearsal of dev with the extension of examples/own-resources', () => {
  const copy = mkdtempSync(join(tmpdir(), 'own-resources-'));
  let report: RehearsalReport;
  let signInLog: string;
  let refusal: string;
  let lacking: string[];
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  beforeAll(async () => {
    execFileSync(process.execPath, [join(CHECKOUT, 'tools/copy-checkout.mjs'), copy]);
    mkdirSync(join(copy, '.local'), { recursive: true });
    copyFileSync(join(CHECKOUT, '.local/toolchain.json'), join(copy, '.local/toolchain.json'));
    writeExtension(join(copy, 'apps/dev'), 'dev');
    report = await rehearse({
      environment: 'dev',
      checkout: copy,
      signIn: true,
      beforeEnd: async (rehearsal) => {
        signInLog = readFileSync(join(rehearsal.path, 'sign-in.log'), 'utf8');
        const file = join(rehearsal.path, 'cdktf.out/stacks/dev/cdk.tf.json');
        const json = parseTerraformJson(readFileSync(file, 'utf8'));
        const withRestApi = {
          ...json,
          resource: { ...json.resource, aws_api_gateway_rest_api: { Rest: { name: 'rest' } } },
        };
        refusal = await rehearsal.apply(withRestApi).then(
          () => 'applied',
          (error: Error) => error.message,
        );
        await rehearsal.use(json);
        await rehearsal.apply(rehearsal.withoutProtection());
        await rehearsal.destroy();
        lacking = missingPermissions('dev', rehearsal.awsPermissions(), 'every-construct').map(({ action }) => action);
      },
    });
  }, TIMEOUT);

  test('passes, and plans no change afterwards', () => {
    expect(report.failure).toBeUndefined();
    expect(report.steps.filter(({ ok }) => !ok)).toEqual([]);
    expect(report).toMatchObject({ ok: true, cleanSecondPlan: true });
  });

  test('lists the resources that it did not check', () => {
    expect(report.unchecked).toEqual([
      'aws_apigatewayv2_api.Api',
      'aws_apigatewayv2_authorizer.ApiAuthorizer',
      'aws_apigatewayv2_integration.ApiProfile',
      'aws_apigatewayv2_route.ApiRoute',
      'aws_apigatewayv2_stage.ApiStage',
      'aws_lambda_function.Claims',
      'aws_lambda_function.Profile',
      'aws_s3_bucket.Files',
      'aws_s3_bucket_public_access_block.FilesPrivate',
    ]);
  });

  test('runs the trigger functions of the pool at each sign-in and at the refresh', () => {
    const sources = [...signInLog.matchAll(/ran arn:aws:lambda:\S+:acme-dev-claims at (\w+)/g)].map(
      ([, source]) => source,
    );

    expect(new Set(sources)).toEqual(new Set(['TokenGeneration_HostedAuth', 'TokenGeneration_RefreshTokens']));
  });

  test('checks the access token as the authorizer of the API does', () => {
    const checks = report.signIn?.checks.filter(({ name }) => name.startsWith('aws_apigatewayv2_authorizer.'));

    expect(checks?.map(({ name, ok }) => [name, ok])).toEqual([
      ['aws_apigatewayv2_authorizer.ApiAuthorizer: audience without a client of the pool', true],
      ['aws_apigatewayv2_authorizer.ApiAuthorizer accepts the access token', true],
    ]);
  });

  test('reports the name of a resource that moto has no operation for, and stops', () => {
    expect(refusal).toMatch(/NotImplemented.*the rehearsal has no stand-in for apigateway/s);
    expect(refusal).toContain('aws_api_gateway_rest_api.Rest');
  });

  test('calls exactly what the page of permissions lists', () => {
    expect(lacking).toContain('apigateway:POST');
    expect(report.awsPermissions?.apply).toContain('lambda:CreateFunction');
    expect([...new Set(lacking)].filter((action) => !documentedActions().includes(action))).toEqual([]);
  });
});
