import type { TerraformJson } from '@auth0-cognito/checkout';
import { exec } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { ListUserPoolsCommand } from '@aws-sdk/client-cognito-identity-provider';
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import type { Review } from '@auth0-cognito/plan-review';
import { startRehearsal } from '@auth0-cognito/rehearsal';
import type { Rehearsal } from '@auth0-cognito/rehearsal';
import { HoldUp, updatesApplication } from '../../../rehearsal/test/support/hold-up';
import { processesWith } from '../../../rehearsal/test/support/processes';
import { Checkout } from './support/checkout';

jest.setTimeout(240_000);

const hold = new HoldUp();
let rehearsal: Rehearsal;
let checkout: Checkout;

// The environment with the most kinds of objects, under its name in the checkout.
beforeAll(async () => {
  rehearsal = await startRehearsal({ environment: 'prod', beforeRequest: hold.beforeRequest });
  checkout = new Checkout(rehearsal.childEnvironment);
  checkout.synthesize(JSON.parse(rehearsal.terraform.bytes.toString()));
});
afterAll(async () => {
  checkout?.remove();
  await rehearsal?.close();
});

const federation = (...args: string[]) => checkout.federation(args);

/** Runs a printed command as typed in a shell. */
const typed = (line: string) =>
  promisify(exec)(line, { cwd: checkout.root, env: rehearsal.childEnvironment, timeout: 30_000 });

/** The review of the latest plan. */
async function reviewed(): Promise<Review> {
  await federation('review', 'dev', '--format', 'json', '--output', 'review.json');
  return (JSON.parse(readFileSync(checkout.path('review.json'), 'utf8')) as { reviews: [Review] }).reviews[0];
}

/**
 * Accepts the critical risks of an import. The provider does not read back whether a client has a secret, so it
 * replaces each client except the primary web client.
 */
const accepted = ({ risks }: Review) =>
  risks
    .filter(({ severity }) => severity === 'critical')
    .flatMap(({ rule, address }) => ['--acknowledge', `${rule}@${address}`]);

/** Stops every process of this rehearsal's Terraform at once, as when a machine fails. */
function killEverything(): void {
  for (const { pid, command } of processesWith(rehearsal.path)) {
    if (/(terraform(-provider\S*)?|tofu) |federation\.mjs/.test(command)) process.kill(pid, 'SIGKILL');
  }
}

/** Name of the environment's only resource of a type. */
function nameOf(type: string): unknown {
  const { resource = {} } = JSON.parse(rehearsal.terraform.bytes.toString()) as TerraformJson;
  return Object.values(resource[type] ?? {})[0]?.name;
}

/** Number of user pools and Auth0 applications with the names of the environment. */
async function counted() {
  const { region, auth0Domains } = rehearsal.configuration;
  const { UserPools: pools = [] } = await rehearsal.aws
    .cognito(region)
    .send(new ListUserPoolsCommand({ MaxResults: 60 }));
  const applications = rehearsal.auth0Tenant(auth0Domains[0] ?? '').applications();
  return {
    pools: pools.filter(({ Name }) => Name === nameOf('aws_cognito_user_pool')).length,
    applications: applications.filter(({ name }) => name === nameOf('auth0_client')).length,
  };
}

/** Types of the orphans in a text. */
const named = (text: string) => [...text.matchAll(/^ {2}ERR_ORPHAN at (\w+)\./gm)].map(([, type]) => type);

/** Deletes the state object, if it exists: a first apply writes it at its end, or earlier if it takes long. */
async function loseState(): Promise<void> {
  const { bucket, key, region } = rehearsal.configuration.backend;
  await rehearsal.aws.s3(region).send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
}

test('an environment matches the schemas of the providers', async () => {
  const { exitCode, result } = await federation('validate', 'dev');

  expect(result).toContain('The configuration is valid');
  expect(exitCode).toBe(0);
});

test('a killed first apply is unlocked with the printed command, refused unchanged, and imported as reviewed', async () => {
  const held = hold.next(updatesApplication);
  const applying = rehearsal.apply().catch(() => 'killed');
  await Promise.race([held.reached, applying]);
  killEverything();
  held.release();
  await applying;
  await loseState();

  const locked = await federation('plan', 'dev');
  const [, unlock = ''] = /\n {2}(\S+ -chdir=\S+ force-unlock \S+)\n/.exec(locked.progress) ?? [];
  await typed(unlock.replace('force-unlock', 'force-unlock -force'));
  const refused = await federation('apply', 'dev', '--reviewed', `sha256:${'0'.repeat(64)}`);
  const importing = await federation('plan', 'dev', '--import');
  const review = await reviewed();
  const applied = await federation('apply', 'dev', '--reviewed', review.fingerprint, '--import', ...accepted(review));

  expect(locked.exitCode).toBe(1);
  expect(refused.exitCode).toBe(1);
  expect(named(refused.progress)).toEqual(expect.arrayContaining(['aws_cognito_user_pool', 'auth0_client']));
  expect(importing.result).toContain(`Plan: ${named(refused.progress).length} to import`);
  expect(`${applied.exitCode} ${applied.progress}`).toMatch(/^0 /);
  expect(await counted()).toEqual({ pools: 1, applications: 1 });
  expect(await rehearsal.plan()).toEqual({ clean: true, changes: [], outputs: [] });
  expect((await rehearsal.readBack()).filter(({ ok }) => !ok)).toEqual([]);
});

test('a lost state is detected by each of its objects, and each has an ID for its import', async () => {
  await loseState();

  const told = await federation('recover', 'dev');
  const importing = await federation('plan', 'dev', '--import');
  const { counts, changes } = await reviewed();

  expect(told.exitCode).toBe(2);
  expect(named(told.progress).sort()).toEqual([
    'auth0_client',
    'aws_acm_certificate',
    'aws_cognito_identity_pool',
    'aws_cognito_identity_provider',
    'aws_cognito_resource_server',
    'aws_cognito_user_pool',
    'aws_cognito_user_pool_client',
    'aws_cognito_user_pool_client',
    'aws_cognito_user_pool_client',
    'aws_cognito_user_pool_domain',
    'aws_iam_openid_connect_provider',
    'aws_iam_role',
    'aws_route53_record',
    'aws_route53_record',
  ]);
  expect(told.progress).toContain('import blocks for Terraform, on stdout');
  expect(told.result.match(/^import \{\n {2}to = \w+\.\w+\n {2}id = ".+"\n\}$/gm)).toHaveLength(14);
  expect(importing.exitCode).toBe(0);
  expect(counts).toMatchObject({ import: 14, delete: 0 });
  expect(changes.filter(({ kind }) => kind === 'replace').map(({ address }) => address)).toEqual([
    expect.stringMatching(/^aws_cognito_user_pool_client\..*admin/),
    expect.stringMatching(/^aws_cognito_user_pool_client\..*importer/),
  ]);
});
