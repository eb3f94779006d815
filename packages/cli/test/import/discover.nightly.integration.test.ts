import { parseTerraformJson, type TerraformJson } from '@auth0-cognito/checkout';
import { readValues } from '@auth0-cognito/checkout/values';
import type { Review } from '@auth0-cognito/plan-review';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { startRehearsal, type Rehearsal } from '@auth0-cognito/rehearsal';
import { Checkout, type Ended } from '../commands/support/checkout';
import { Guide, type Setup } from './support/guide';
import { EXAMPLES, OF_THE_GUIDE } from './support/setups';

jest.setTimeout(600_000);

const TYPES = 'aws_cognito_resource_server aws_cognito_user_group aws_lambda_permission';
const TENANT = 'acme-dev.eu.auth0.com';
const FILE = 'apps/dev/src/environment.ts';
const VALUES = `import type { EnvironmentInput } from '@auth0-cognito/environment';

/** Where developers try their changes. */
export const environment = {
  name: 'dev',
  stage: 'development',
  organization: 'acme',
  account: '111111111111',
  region: 'eu-central-1',
  state: { bucket: 'acme-dev-tfstate' },
  app: { url: 'http://localhost:3000' },
  domain: { prefix: 'acme-dev-login' },
  federations: { auth0: { tenant: { domain: '${TENANT}' }, identityProvider: { name: 'Auth0' } } },
} satisfies EnvironmentInput;
`;

let rehearsal: Rehearsal;
let checkout: Checkout;
let guide: Guide;

beforeAll(async () => {
  rehearsal = await startRehearsal({ environment: 'dev' });
  // The AWS provider of a rehearsal gives the schemas of the types that it was used for.
  await rehearsal.use({
    ...parseTerraformJson(rehearsal.terraform.bytes.toString()),
    '//': TYPES,
  } as TerraformJson);
  checkout = new Checkout(rehearsal.childEnvironment);
  // The import formats the files that it writes.
  mkdirSync(checkout.path('node_modules'));
  symlinkSync(resolve(__dirname, '../../../../node_modules/oxfmt'), checkout.path('node_modules/oxfmt'));
  guide = new Guide(rehearsal, TENANT);
});
afterAll(async () => {
  checkout?.remove();
  await rehearsal?.close();
});

/** Imports a setup into an environment that has just been created. */
async function imported({ poolId, clientId }: Setup): Promise<Ended> {
  checkout.values(VALUES);
  return checkout.federation([
    ...['import', 'dev', '--discover', '--replace'],
    ...['--user-pool', poolId, '--web-client', clientId],
  ]);
}

/**
 * Code and place of each setting that is not reproduced: the type of the resource, and its construct if several have
 * that type.
 */
const reported = ({ result }: Ended) =>
  [...result.matchAll(/^ {2}(ERR_\w+) at (.+)$/gm)].map(([, code, place = '']) =>
    `${code} ${place}`
      .replace(/\.Federation_(Clients_[\w-]+)_[0-9A-F]{8}/, ' $1')
      .replace(/\.Federation_\S+/, '')
      .replace(/\b[0-9a-f]{26}\b/, 'ID'),
  );

const text = (file: string) => readFileSync(checkout.path(file), 'utf8');

test('without a terminal, the candidates are listed and nothing is written', async () => {
  await guide.setUp('first');
  const { poolId } = await guide.setUp('second');
  await guide.client(poolId, 'another app');
  checkout.values(VALUES);

  const pools = await checkout.federation(['import', 'dev', '--discover', '--replace']);
  const clients = await checkout.federation(['import', 'dev', '--discover', '--replace', '--user-pool', poolId]);
  const other = await checkout.federation([
    'import',
    'dev',
    '--discover',
    '--replace',
    '--user-pool',
    'eu-central-1_X',
  ]);

  expect([pools, clients, other].map(({ exitCode }) => exitCode)).toEqual([1, 1, 1]);
  expect(pools.progress).toMatch(/ERR_IMPORT_SEVERAL at user pool[^]*first[^]*second[^]*--user-pool <id>/);
  expect(clients.progress).toMatch(/ERR_IMPORT_SEVERAL at app client[^]*another app[^]*--web-client <id>/);
  expect(other.progress).toMatch(/ERR_IMPORT_NONE at --user-pool/);
  expect(text(FILE)).toBe(VALUES);
});

test.each(EXAMPLES)('$what', async ({ make, extra, reproduced = [], values }) => {
  const setup = await make(guide);

  const ended = await imported(setup);

  const expected = [...OF_THE_GUIDE.filter((each) => !reproduced.includes(each)), ...extra];
  expect(reported(ended).sort()).toEqual(expected.sort());
  expect(ended.exitCode).toBe(2);
  expect(ended.progress).toMatch(/Plan: \d+ to import, \d+ to add, \d+ to change, 0 to destroy/);
  expect(readValues({ checkout: checkout.root, file: FILE, constant: 'environment' })).toMatchObject(values);
  for (const written of [ended.result, ended.progress, text(FILE), text('apps/dev/imports.tf.json')]) {
    expect(written).not.toContain(setup.secret);
  }
});

test('an import is applied as reviewed: the IDs remain, and a second plan has no changes', async () => {
  const setup = await guide.setUp('applied', { pool: { UsernameConfiguration: undefined } });
  const mobile = await guide.client(setup.poolId, 'applied-mobile', { GenerateSecret: true });
  const before = await guide.clientsOf(setup.poolId);
  await imported(setup);

  await checkout.federation(['review', 'dev', '--format', 'json', '--output', 'review.json']);
  const { risks, fingerprint, counts } = (JSON.parse(text('review.json')) as { reviews: [Review] }).reviews[0];
  const accepted = risks
    .filter(({ severity }) => severity === 'critical')
    .flatMap(({ rule, address }) => ['--acknowledge', `${rule}@${address}`]);
  const applied = await checkout.federation(['apply', 'dev', '--reviewed', fingerprint, '--import', ...accepted]);
  const again = await checkout.federation(['plan', 'dev', '--detailed-exitcode']);

  expect(counts).toMatchObject({ replace: 0, delete: 0 });
  expect(`${applied.exitCode} ${applied.progress}`).toMatch(/^0 /);
  expect(`${again.exitCode} ${again.result}`).toMatch(/^0 /);
  expect(await guide.clientsOf(setup.poolId)).toEqual(before);
  expect(before).toContain(mobile);
});
