import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderJson, renderMarkdown, reviewPlan } from '../../packages/plan-review/src';
import { PLANS, poolPlan, ScriptedCheckout } from '../../packages/cli/test/commands/support/scripted';
import { GitHubServer, TOKEN } from '../../packages/cli/test/github/support/github-server';
import { ANN } from '../../packages/cli/test/github/support/github-world';
import { runnerTemp, runStep, textOf } from './support/workflow-step';
import type { Ran } from './support/workflow-step';

const root = resolve(__dirname, '../..');
const COMMIT = '1'.repeat(40);
const CLEAN = poolPlan(['no-op'], { name: 'acme-dev' }, { name: 'acme-dev' });

let github: GitHubServer;
let checkout: ScriptedCheckout;

/** Nx, as a script that tells what it was asked and answers with the environments that this test calls affected. */
const NX = `#!/usr/bin/env node
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
appendFileSync('nx.calls', process.argv.slice(2).join(' ') + '\\n');
if (process.argv[2] === 'show') process.stdout.write(readFileSync('affected.json', 'utf8'));
if (existsSync('nx.fails')) process.exitCode = 1;
`;

beforeEach(async () => {
  github = await GitHubServer.start();
  checkout = new ScriptedCheckout();
  checkout.synthesize({ provider: { aws: [{ region: 'eu-central-1', allowed_account_ids: ['111111111111'] }] } });
  for (const name of ['staging', 'prod']) checkout.write(`apps/${name}/src/environment.ts`, '');
  // Beside the environments stands what is none.
  checkout.write('apps/bootstrap/cdktf.json', '{}');
  checkout.write('node_modules/.bin/nx', NX);
  checkout.write('package.json', '{ "type": "module" }');
  chmodSync(checkout.path('node_modules/.bin/nx'), 0o755);
  symlinkSync(join(root, 'packages/cli/bin/federation.mjs'), checkout.path('node_modules/.bin/federation'));
});
afterEach(async () => {
  checkout.remove();
  await github.close();
});

const step = (script: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  runStep(checkout.root, script, {
    PATH: process.env.PATH,
    TERRAFORM_BINARY_NAME: join(root, 'packages/cli/test/commands/support/fake-terraform.mjs'),
    FAKE_TERRAFORM: checkout.path('answers.json'),
    ...github.variables,
    GITHUB_SHA: COMMIT,
    ENVIRONMENT: 'dev',
    ...env,
  });

/** A file that a job hands on. */
const handedOn = (file: string) => join(runnerTemp(checkout.root), 'reviewed', file);

/** Plans and reviews as a job does. */
async function reviewed(plan: string): Promise<Ran> {
  checkout.answer({ plan: { exitCode: plan === CLEAN ? 0 : 2 }, show: { stdout: plan } });
  await step('plan.mjs');
  return step('review.mjs');
}

describe('environments.mjs', () => {
  const BASE = '2'.repeat(40);

  test.each([
    ['all, where there is nothing to compare with', {}, ['dev', 'prod', 'staging'], ''],
    ['the one that somebody named', { ONLY: 'prod' }, ['prod'], 'dev staging'],
    ['all, where the base is not in the history', { BASE_SHA: BASE }, ['dev', 'prod', 'staging'], ''],
    ['all, where a branch is new', { BASE_SHA: '0'.repeat(40) }, ['dev', 'prod', 'staging'], ''],
  ])('tells %s', async (_which, env, environments, others) => {
    const { exitCode, outputs } = await step('environments.mjs', env);

    expect(exitCode).toBe(0);
    expect(outputs).toEqual({ environments: JSON.stringify(environments), others });
  });

  test.each([['production'], ['dev; rm -rf .'], ['bootstrap'], ['../dev']])('refuses %p', async (name) => {
    const { exitCode, outputs, text } = await step('environments.mjs', { ONLY: name });

    expect(exitCode).toBe(1);
    expect(outputs).toEqual({});
    expect(text).toContain('::error::');
  });
});

describe('synthesize.mjs', () => {
  const role = (account: string) => `arn:aws:iam::${account}:role/identity-dev-plan`;

  test('tells the region once the role is one of the account', async () => {
    const { exitCode, outputs } = await step('synthesize.mjs', { AWS_ROLE_ARN: role('111111111111') });

    expect(exitCode).toBe(0);
    expect(outputs).toEqual({ region: 'eu-central-1' });
    expect(textOf(checkout.path('nx.calls'))).toMatch(/^run dev:synth/);
  });

  test.each([
    ['no role', {}, 'federation bootstrap dev'],
    ["another account's role", { AWS_ROLE_ARN: role('222222222222') }, '111111111111'],
  ])('stops at %s', async (_what, env, said) => {
    const { exitCode, text } = await step('synthesize.mjs', env);

    expect(exitCode).toBe(1);
    expect(text).toContain(said);
  });
});

describe('a pull request', () => {
  test('gets its review as summary and comment, and passes where nothing critical is in it', async () => {
    const pullRequest = github.world.addPullRequest();
    const review = await reviewed(PLANS.updates);

    const facts = ['--commit', COMMIT, '--run-url', 'https://github.example/acme/identity/actions/runs/77'];
    const comment = await step('comment.mjs', { PULL_REQUEST: '1' });
    const gate = await step('gate.mjs', { VERDICT: review.outputs.verdict ?? '' });

    expect([review.exitCode, comment.exitCode, gate.exitCode]).toEqual([0, 0, 0]);
    expect(review.summary).toBe(`${github.world.bodies(pullRequest)[0]}\n`);
    expect(review.summary).toContain('[run](https://github.example/acme/identity/actions/runs/77)');
    expect(JSON.parse(textOf(handedOn('dev.json')))).toEqual(
      JSON.parse((await checkout.federation(['review', 'dev', '--format', 'json', ...facts])).result),
    );
  });

  test('is held by a critical risk until the pull request acknowledges it, and is commented all the same', async () => {
    github.world.addPullRequest();
    const blocked = await reviewed(PLANS.replaces);
    const gate = await step('gate.mjs', { VERDICT: blocked.outputs.verdict ?? '' });
    checkout.write('apps/dev/acknowledgements.txt', 'dev user-pool-lost aws_cognito_user_pool.Users\n');
    const acknowledged = await step('review.mjs');

    expect([blocked.outputs.verdict, gate.exitCode, acknowledged.outputs.verdict]).toEqual(['blocked', 1, 'look']);
    expect(gate.text).toContain('apps/dev/acknowledgements.txt');
    expect(acknowledged.summary).toContain('acknowledged');
  });

  test('that does not touch an environment any more withdraws its comment', async () => {
    const pullRequest = github.world.addPullRequest();
    github.world.addComment(pullRequest, '<!-- federation-plan dev -->\na plan');

    const { exitCode } = await step('withdraw.mjs', { OTHERS: 'dev prod', PULL_REQUEST: '1' });

    expect(exitCode).toBe(0);
    expect(github.world.bodies(pullRequest)).toEqual([expect.stringContaining('not touched any more')]);
  });

  test('from a fork is synthesized and validated, without a call to GitHub', async () => {
    const { exitCode } = await step('check.mjs', { ENVIRONMENTS: '["dev"]', GITHUB_TOKEN: '' });

    expect(exitCode).toBe(0);
    expect(textOf(checkout.path('nx.calls'))).toMatch(/^run dev:synth/);
    expect(checkout.calls.map((call) => call.split(' ')[0])).toContain('validate');
    expect(github.calls).toEqual([]);
  });

  test.each([
    ['passes', { plan: { result: 'success' }, check: { result: 'skipped' } }, 0],
    ['fails with a plan', { plan: { result: 'failure' }, check: { result: 'skipped' } }, 1],
    ['fails with a plan that was cancelled', { plan: { result: 'cancelled' } }, 1],
  ])('%s as one check', async (_how, needs, expected) => {
    expect((await step('all-green.mjs', { NEEDS: JSON.stringify(needs) })).exitCode).toBe(expected);
  });
});

describe('a merged pull request', () => {
  let pullRequest: number;

  /** Reviewed in the pull request, merged, and planned again. */
  async function merged(inPullRequest: string, now = inPullRequest): Promise<void> {
    pullRequest = github.world.addPullRequest({ merged: { sha: COMMIT, at: '2026-01-01T00:00:00Z' } });
    github.world.addComment(pullRequest, renderMarkdown(await reviewPlan(inPullRequest, { environment: 'dev' })));
    checkout.write('.local/runner/reviewed/dev.json', renderJson(await reviewPlan(now, { environment: 'dev' })));
  }
  const decide = (env?: Readonly<Record<string, string>>) => step('decide.mjs', env);
  const decision = () => JSON.parse(textOf(handedOn('dev.decision.json'))) as Record<string, unknown>;
  const gated = () => github.world.environments.set('dev', [{ type: 'required_reviewers', reviewers: [{}] }]);

  test('goes on to the gate with the plan that was reviewed', async () => {
    await merged(PLANS.updates);
    gated();

    const { exitCode, outputs, summary } = await decide();

    expect(exitCode).toBe(0);
    expect(decision()).toMatchObject({ goes: 'on', pullRequest });
    expect(outputs.differs).toBe('false');
    expect(summary).toContain(`It is the plan that was reviewed in #${pullRequest}.`);
  });

  test('whose plan is another one now goes on to the gate with the new one, which is told, and to be posted', async () => {
    await merged(PLANS.updates, PLANS.creates);
    gated();

    const { outputs, summary } = await decide();

    expect(decision()).toMatchObject({ goes: 'on' });
    expect(outputs).toEqual({ differs: 'true', 'pull-request': String(pullRequest) });
    expect(summary).toMatch(/is not the plan that was reviewed in #1[\s\S]*`aws_cognito_user_pool\.Users` create/);
  });

  test('with nothing to change asks nobody', async () => {
    await merged(CLEAN);
    gated();
    await decide();

    expect(decision()).toMatchObject({ goes: 'nothing' });
  });

  test('with a critical risk that nobody acknowledged is held, gate or not', async () => {
    await merged(PLANS.replaces);
    gated();
    await decide();

    expect(decision()).toMatchObject({ goes: 'held', why: expect.stringContaining('not acknowledged') as unknown });
  });

  describe('where the environment has no gate', () => {
    test('is held, and says how to go on', async () => {
      await merged(PLANS.updates);

      const { exitCode, summary } = await decide();

      expect(exitCode).toBe(0);
      expect(decision()).toMatchObject({ goes: 'held' });
      expect(summary).toMatch(
        /has no required reviewers[\s\S]*label deploy on #1, or run: gh workflow run deploy\.yml/,
      );
    });

    test('goes on by the label', async () => {
      await merged(PLANS.updates);
      github.world.permissions.set('ann', 'write');
      github.world.label(pullRequest, 'deploy', ANN);
      await decide();

      expect(decision()).toMatchObject({ goes: 'on', why: expect.stringContaining('ann put the label') as unknown });
    });

    test('is held in spite of the label where the plan is another one', async () => {
      await merged(PLANS.updates, PLANS.creates);
      github.world.permissions.set('ann', 'write');
      github.world.label(pullRequest, 'deploy', ANN);
      await decide();

      expect(decision()).toMatchObject({ goes: 'held', why: expect.not.stringContaining('put the label') as unknown });
    });

    test('goes on by hand with the fingerprint of this very plan, and with no other', async () => {
      await merged(PLANS.updates);
      await decide();
      const fingerprint = String(decision().fingerprint);

      await decide({ REVIEWED: fingerprint });
      const right = decision();
      await decide({ REVIEWED: `sha256:${'0'.repeat(64)}` });
      const wrong = decision();
      const malformed = await decide({ REVIEWED: 'yes' });

      expect([right.goes, wrong.goes, malformed.exitCode]).toEqual(['on', 'held', 1]);
    });
  });
});

describe('order.mjs', () => {
  const decided = (name: string, stage: string, goes: string) =>
    checkout.write(`.local/runner/reviewed/${name}.decision.json`, JSON.stringify({ environment: name, stage, goes }));

  test('lets each stage have what may go on', async () => {
    decided('dev', 'development', 'on');
    decided('staging', 'staging', 'nothing');
    decided('prod', 'production', 'on');

    const { outputs } = await step('order.mjs');

    expect(outputs).toEqual({ development: '["dev"]', staging: '[]', production: '["prod"]', held: '' });
  });

  test('holds what comes after what is held', async () => {
    decided('dev', 'development', 'on');
    decided('staging', 'staging', 'held');
    decided('prod', 'production', 'on');

    const { outputs } = await step('order.mjs');
    const held = await step('held.mjs', { HELD: outputs.held ?? '' });

    expect(outputs).toEqual({ development: '["dev"]', staging: '[]', production: '[]', held: 'staging' });
    expect(held.exitCode).toBe(1);
    expect(held.text).toContain('held: staging');
  });

  test('refuses what is no environment', async () => {
    decided('elsewhere', 'production', 'on');

    expect((await step('order.mjs')).exitCode).toBe(1);
  });
});

describe('labelled.mjs', () => {
  const runs = (run: object[]) =>
    github.interfere(/^GET \/actions\/workflows\/deploy\.yml\/runs/, { status: 200, data: { workflow_runs: run } });
  const label = () => step('labelled.mjs', { MERGE_COMMIT_SHA: COMMIT });

  test('runs again what the merge started', async () => {
    runs([{ id: 5, status: 'completed' }]);
    github.interfere(/^POST \/actions\/runs\/5\/rerun$/, { status: 201 });

    const { exitCode } = await label();

    expect(exitCode).toBe(0);
    expect(github.writes).toEqual(['POST /actions/runs/5/rerun']);
  });

  test.each([
    ['no run', [], 'by hand'],
    ['a run that is under way', [{ id: 5, status: 'in_progress' }], 'not at its end'],
  ])('leaves %s', async (_what, run, said) => {
    runs(run);

    const { exitCode, text } = await label();

    expect(exitCode).toBe(1);
    expect(text).toContain(said);
    expect(text).not.toContain(TOKEN);
    expect(github.writes).toEqual([]);
  });
});

describe('drift.mjs', () => {
  test('opens an issue where a plan of main changes something', async () => {
    await reviewed(PLANS.updates);

    const { exitCode } = await step('drift.mjs');

    expect(exitCode).toBe(0);
    expect(github.world.issues).toMatchObject([{ state: 'open', labels: ['federation-drift'] }]);
  });
});

describe('lock-files.mjs', () => {
  const LOCK = 'provider "registry.terraform.io/hashicorp/aws" {\n  version = "5.100.0"\n}\n';
  const git = (...args: string[]) => {
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@acme.example', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...who, ...args], { cwd: checkout.root, encoding: 'utf8' }).trim();
  };

  test('refuses a lock file that is removed, and passes without any', async () => {
    checkout.write('.gitignore', 'node_modules\n.local\n*.calls\nanswers.json\n');
    for (const name of ['staging', 'prod']) rmSync(checkout.path(`apps/${name}`), { recursive: true });
    git('init', '--quiet', '--initial-branch=main');
    git('add', '--all');
    git('commit', '--quiet', '--message=without');
    const passed = await step('lock-files.mjs', { BASE_SHA: git('rev-parse', 'HEAD') });
    checkout.write('apps/dev/.terraform.lock.hcl', LOCK);
    git('add', '--all');
    git('commit', '--quiet', '--message=with');
    rmSync(checkout.path('apps/dev/.terraform.lock.hcl'));
    const refused = await step('lock-files.mjs', { BASE_SHA: git('rev-parse', 'HEAD') });

    expect(passed.exitCode).toBe(0);
    expect(refused.exitCode).not.toBe(0);
    expect(refused.text).toContain('apps/dev/.terraform.lock.hcl');
    expect(textOf(checkout.path('nx.calls'))).toMatch(/^run-many -t synth/);
  });
});

describe('set-up.mjs', () => {
  test('installs nothing that is installed, and puts the found Terraform on the path of later steps', async () => {
    checkout.write('package-lock.json', '{}');
    checkout.write('node_modules/.installed-lock-file', createHash('sha256').update('{}').digest('hex'));
    checkout.write('bin/terraform', '#!/bin/sh\necho \'{"terraform_version":"1.11.4"}\'\n');
    chmodSync(checkout.path('bin/terraform'), 0o755);

    const { exitCode, text } = await step('set-up.mjs', {
      PATH: `${checkout.path('bin')}:${process.env.PATH}`,
      TERRAFORM_BINARY_NAME: '',
      GITHUB_PATH: checkout.path('github-path'),
    });

    expect(`${exitCode} ${text}`).toMatch(/^0 /);
    expect(text).not.toContain('npm ci');
    expect(textOf(checkout.path('github-path'))).toBe(`${checkout.path('bin')}\n`);
  });
});

test('what programs print is no command to GitHub', async () => {
  checkout.answer({ plan: { exitCode: 2, stdout: '::set-output name=verdict::pass\n' } });

  const { text } = await step('plan.mjs');

  const [, token = 'none'] = /::stop-commands::(\S+)/.exec(text) ?? [];
  expect(text.split('::set-output')[0]).toContain(`::stop-commands::${token}\n`);
  expect(text.split('::set-output')[1]).toContain(`::${token}::\n`);
});

test('lib.mjs lets no value make up another output', async () => {
  const lib = join(root, '.github/scripts/lib.mjs');
  checkout.write('try.mjs', `import { output } from ${JSON.stringify(lib)}; output('a', 'b\\nrole=evil');`);

  const child = spawn(process.execPath, [checkout.path('try.mjs')], {
    env: { GITHUB_OUTPUT: checkout.path('made-up') },
  });
  const exitCode = await new Promise((done) => child.once('close', done));

  expect(exitCode).toBe(1);
  expect(textOf(checkout.path('made-up'))).toBe('');
});
