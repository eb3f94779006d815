import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { JsonObject } from '@auth0-cognito/contract';
import type { EnvironmentInput, Extension } from '@auth0-cognito/environment';
import { synthesized } from '@auth0-cognito/environment/testing';
import type { Stack } from '../../src';
import { declaredResources } from '../../src/orphans/declared';
import { findOrphans } from '../../src/orphans/find-orphans';
import { unsearched } from '../../src/orphans/unsearched';
import type { Session } from '../../src/terraform/session';
import type { StateObject } from '../../src/terraform/state-objects';

const ROOT = resolve(__dirname, '../../../..');
const EXAMPLE = join(ROOT, 'examples/own-resources');
const { extend } = jest.requireActual<{ extend: Extension }>(join(EXAMPLE, 'src/extend'));
const { environment } = jest.requireActual<{ environment: EnvironmentInput }>(join(ROOT, 'apps/dev/src/environment'));

let folder: string;
let stack: Stack;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'own-resources-'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'cdk.tf.json'), synthesized(environment, extend, EXAMPLE));
  stack = { environment: 'dev', folder } as Stack;
});
afterAll(() => rmSync(folder, { recursive: true }));

const inState = (address: string): StateObject => ({ address, id: 'x', isTainted: false, isDeposed: false });

describe('the own resources of an environment', () => {
  test('are listed if no search covers their type, without resources of the federation', async () => {
    const types = (await unsearched(stack, [])).map(({ address }) => address.split('.')[0]);

    expect([...new Set(types)].sort()).toEqual([
      'aws_apigatewayv2_api',
      'aws_apigatewayv2_authorizer',
      'aws_apigatewayv2_integration',
      'aws_apigatewayv2_route',
      'aws_apigatewayv2_stage',
    ]);
  });

  test('are not listed once they are in the state', async () => {
    const all = declaredResources(stack).map(({ address }) => inState(address));
    const [first] = await unsearched(stack, []);
    const others = all.filter(({ address }) => address !== first?.address);

    expect(await unsearched(stack, all)).toEqual([]);
    expect(await unsearched(stack, others)).toEqual([first]);
  });

  test('have their import ID if the extension sets it as a name', async () => {
    const json = {
      resource: { aws_cloudwatch_log_group: { A: { name: '/acme/a' }, B: { name: '${aws_iam_role.R.name}' } } },
    };
    const own = mkdtempSync(join(tmpdir(), 'own-'));
    writeFileSync(join(own, 'cdk.tf.json'), JSON.stringify(json));

    expect(await unsearched({ ...stack, folder: own }, [])).toEqual([
      { address: 'aws_cloudwatch_log_group.A', importId: '/acme/a' },
      { address: 'aws_cloudwatch_log_group.B', importId: undefined },
    ]);
    rmSync(own, { recursive: true });
  });
});

describe('the import blocks of own resources', () => {
  const ADDRESS = 'aws_apigatewayv2_api.Api';
  const API = { to: ADDRESS, id: 'a1b2c3d4e5' };
  let own: string;

  /** The imports of a plan if the state contained everything that a search covers. */
  const imported = async (blocks: readonly object[], inTheState: readonly string[] = []) => {
    own = mkdtempSync(join(tmpdir(), 'own-'));
    const json = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as { provider: { aws: JsonObject[] } };
    // No call is made without an account to compare with.
    const aws = json.provider.aws.map(({ allowed_account_ids: _, ...block }) => block);
    writeFileSync(join(own, 'cdk.tf.json'), JSON.stringify({ ...json, provider: { ...json.provider, aws } }));
    writeFileSync(join(own, 'imports.tf.json'), JSON.stringify({ import: blocks }));
    const missing = (await unsearched(stack, [])).map(({ address }) => address);
    const objects = declaredResources(stack)
      .map(({ address }) => address)
      .filter((address) => !missing.includes(address) || inTheState.includes(address));
    const session = { stack: { ...stack, folder: own, importsFile: join(own, 'imports.tf.json') } } as Session;
    return findOrphans(session, { objects: objects.map(inState) });
  };
  afterEach(() => rmSync(own, { recursive: true }));

  test('import a resource of a type without a search by its ID', async () => {
    expect(await imported([API])).toEqual([
      expect.objectContaining({ address: ADDRESS, id: 'a1b2c3d4e5', kind: 'an object of imports.tf.json' }),
    ]);
  });

  test('import nothing that the state contains', async () => {
    expect(await imported([API], [ADDRESS])).toEqual([]);
  });

  test('are refused for resources that the environment does not declare, all at once', async () => {
    const nosuch = ['aws_apigatewayv2_api.Nosuch', `${ADDRESS}["a"]`];

    await expect(imported([API, ...nosuch.map((to) => ({ to, id: 'x' }))])).rejects.toMatchObject({
      faults: nosuch.map((address) => ({
        code: 'ERR_IMPORT_UNDECLARED',
        path: join(own, 'imports.tf.json'),
        received: `an import block to ${address}`,
      })),
    });
  });
});
