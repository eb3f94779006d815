import { chmodSync, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findCheckout, readToolchain } from '@auth0-cognito/checkout';
import { Checkout } from './support/checkout';

const isHere = (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'tofu')));
const WHICH = isHere
  ? 'by OpenTofu'
  : 'by Terraform under the name tofu; not run with OpenTofu, which is not on PATH here';

const resource = (input: string) => ({
  terraform: { required_version: '>= 1.11' },
  // Resources that Terraform and OpenTofu contain: no provider is downloaded.
  resource: { terraform_data: { Thing: { input } } },
  output: { thing: { value: '${terraform_data.Thing.output}' } },
});

const variables: NodeJS.ProcessEnv = {
  ...process.env,
  TERRAFORM_BINARY_NAME: 'tofu',
  CHECKPOINT_DISABLE: '1',
  TF_CLI_CONFIG_FILE: '/nonexistent/terraformrc',
};
/** OpenTofu's warning on standard output, which also precedes JSON. */
const WARNING = `[ ! "$TF_CLI_CONFIG_FILE" ] || echo 'Warning: Unable to open CLI configuration file'`;
let checkout: Checkout;
beforeEach(() => {
  checkout = new Checkout(variables);
  checkout.synthesize(resource('first'));
  if (isHere) return;
  const { terraform } = readToolchain(findCheckout(__dirname), {});
  checkout.write('bin/tofu', `#!/bin/sh\n${WARNING}\nexec ${terraform} "$@"\n`);
  chmodSync(checkout.path('bin/tofu'), 0o755);
  variables.PATH = [checkout.path('bin'), process.env.PATH].join(delimiter);
});
afterEach(() => checkout.remove());

test(`an environment is validated, planned, reviewed, applied and destroyed ${WHICH}`, async () => {
  const run = (...args: string[]) => checkout.federation(args);

  const validated = await run('validate', 'dev');
  const planned = await run('plan', 'dev', '--detailed-exitcode');
  const { result } = await run('review', 'dev', '--format', 'json');
  const [{ fingerprint, terraform } = {}] = (JSON.parse(result) as { reviews: Record<string, string>[] }).reviews;
  const applied = await run('apply', 'dev', '--reviewed', String(fingerprint));
  checkout.synthesize(resource('second'));
  const refused = await run('apply', 'dev', '--reviewed', String(fingerprint));
  const destroyed = await run('destroy', 'dev', '--confirm', 'dev');

  expect([validated, planned, applied].map(({ exitCode }) => exitCode)).toEqual([0, 2, 0]);
  expect(terraform).toMatch(/^1\.\d+\.\d+/);
  expect(refused.progress).toContain('nothing was applied');
  expect(destroyed).toMatchObject({ exitCode: 0 });
}, 120_000);
