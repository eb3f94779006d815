// `npm run scan [-- PLAN.json…]`: runs checkov on plans and tflint on the Terraform JSON of every stack. Exits with 1 on a finding.
// Settings, and the reason of each skipped check: tools/scan. Without arguments the plans are those of a first apply: dev's
// (a fixture of the plan review), and one of bootstrap's first account, which Terraform makes here without a call to AWS.
import './node-version.mjs';
import './uncaught-errors.mjs';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CodedError } from './coded-error.mjs';
import { setup } from './setup.mjs';
import { environmentOf } from './setup/python.mjs';
import { output, run } from './setup/run.mjs';

const TFLINT = 'github.com/terraform-linters/tflint';
const TFLINT_VERSION = '0.64.0';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const local = join(root, '.local/scan');
const settings = join(root, 'tools/scan');
const log = (text) => console.error(text);

/** Runs a scanner with its output shown; false on a finding. */
function isClean(name, command, args, cwd = root) {
  log(`scan: ${name}`);
  const { status, error } = spawnSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error) throw error;
  return status === 0;
}

/** Golden Terraform JSON of every stack of this workspace. */
const stacks = () =>
  readdirSync(join(root, 'apps')).flatMap((app) =>
    readdirSync(join(root, 'apps', app, 'test/golden')).map((file) => join(root, 'apps', app, 'test/golden', file)),
  );

/** Plans the creation of bootstrap's first account and returns the path of its JSON. No state, no backend, no call to AWS. */
function bootstrapPlan(folder, { terraform, pluginMirrors }) {
  const [stack] = stacks().filter((file) => basename(file).startsWith('account-'));
  const json = JSON.parse(readFileSync(stack, 'utf8'));
  delete json.terraform.backend;
  for (const provider of json.provider.aws) {
    delete provider.allowed_account_ids;
    Object.assign(provider, { skip_credentials_validation: true, skip_requesting_account_id: true });
  }
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(json));
  const mirrors = pluginMirrors.map((path) => `  filesystem_mirror {\n    path = ${JSON.stringify(path)}\n  }\n`);
  writeFileSync(join(folder, 'terraform.rc'), `provider_installation {\n${mirrors.join('')}}\n`);
  const env = {
    ...process.env,
    TF_CLI_CONFIG_FILE: join(folder, 'terraform.rc'),
    CHECKPOINT_DISABLE: '1',
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const of = (...args) => execFileSync(terraform, args, { cwd: folder, env, maxBuffer: 64_000_000 });
  of('init', '-input=false');
  of('plan', '-input=false', '-refresh=false', '-out=plan.tfplan');
  const plan = join(folder, 'plan.json');
  writeFileSync(plan, of('show', '-json', 'plan.tfplan'));
  return plan;
}

function checkPlans(plans, python) {
  const checkov = join(dirname(python), 'checkov');
  const files = plans.flatMap((plan) => ['--file', resolve(plan)]);
  return isClean('checkov', checkov, ['--config-file', join(settings, 'checkov.yaml'), ...files]);
}

/** tflint of the pinned version: from PATH, or built by Go, which checks its sources. */
function tflint() {
  if (output('tflint', ['--version'])?.startsWith(`TFLint version ${TFLINT_VERSION}\n`)) return 'tflint';
  const built = join(local, 'tflint', TFLINT_VERSION);
  if (output(join(built, 'tflint'), ['--version']) === undefined) {
    log(`building tflint ${TFLINT_VERSION}`);
    mkdirSync(built, { recursive: true });
    const env = { ...process.env, GOBIN: built };
    if (!output('go', ['version']) || !run('go', ['install', `${TFLINT}@v${TFLINT_VERSION}`], { env }))
      throw new CodedError('ERR_TFLINT_MISSING', { version: TFLINT_VERSION });
  }
  return join(built, 'tflint');
}

function checkStacks(folder) {
  const command = tflint();
  return stacks()
    .map((file) => {
      const copy = mkdtempSync(join(folder, 'stack-'));
      writeFileSync(join(copy, 'cdk.tf.json'), readFileSync(file));
      return isClean(
        `tflint ${file.slice(root.length + 1)}`,
        command,
        [`--config=${join(settings, 'tflint.hcl')}`],
        copy,
      );
    })
    .every(Boolean);
}

const toolchain = await setup();
const onInstall = () => log('installing checkov into a Python virtual environment');
const requirements = [join(settings, 'checkov.txt')];
const python = environmentOf({ folder: join(local, 'venv'), requirements }, toolchain.python, onInstall);
const given = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'scan-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const fixture = join(root, 'packages/plan-review/test/fixtures/create.json');
const results =
  given.length > 0
    ? [checkPlans(given, python)]
    : [checkPlans([fixture, bootstrapPlan(folder, toolchain)], python), checkStacks(folder)];
const clean = results.every(Boolean);
console.log(clean ? 'scan: no finding' : 'scan: findings, listed above');
process.exitCode = clean ? 0 : 1;
