import { spawn } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PLANS } from '../../packages/cli/test/commands/support/scripted';
import { COMMIT, Runner } from './support/runner';
import { runStep, textOf } from './support/workflow-step';

const root = resolve(__dirname, '../..');

let runner: Runner;

beforeEach(async () => {
  runner = await Runner.start();
});
afterEach(() => runner.close());

describe('environments.mjs', () => {
  const BASE = '2'.repeat(40);

  test.each([
    ['all, without a base to compare with', {}, ['dev', 'prod', 'staging'], ''],
    ['the specified one', { ONLY: 'prod' }, ['prod'], 'dev staging'],
    ['all, if the base is not in the history', { BASE_SHA: BASE }, ['dev', 'prod', 'staging'], ''],
    ['all, for a new branch', { BASE_SHA: '0'.repeat(40) }, ['dev', 'prod', 'staging'], ''],
  ])('reports %s', async (_which, env, environments, others) => {
    const { exitCode, outputs } = await runner.step('environments.mjs', env);

    expect(exitCode).toBe(0);
    expect(outputs).toEqual({ environments: JSON.stringify(environments), others });
  });

  test('lists the affected projects that are environments', async () => {
    const base = runner.commit();
    runner.checkout.write('affected.json', '["staging", "bootstrap"]');

    const { outputs } = await runner.step('environments.mjs', { BASE_SHA: base });

    expect(outputs).toEqual({ environments: '["staging"]', others: 'dev prod' });
    expect(textOf(runner.path('nx.calls'))).toContain(`--affected --base=${base} --head=HEAD --with-target=plan`);
  });

  test.each([['production'], ['dev; rm -rf .'], ['bootstrap'], ['../dev']])('refuses %p', async (name) => {
    const { exitCode, outputs, text } = await runner.step('environments.mjs', { ONLY: name });

    expect(exitCode).toBe(1);
    expect(outputs).toEqual({});
    expect(text).toContain('::error::');
  });
});

describe('synthesize.mjs', () => {
  const role = (account: string) => `arn:aws:iam::${account}:role/identity-dev-plan`;

  test('returns the region if the role belongs to the account', async () => {
    const { exitCode, outputs } = await runner.step('synthesize.mjs', { AWS_ROLE_ARN: role('111111111111') });

    expect(exitCode).toBe(0);
    expect(outputs).toEqual({ region: 'eu-central-1' });
    expect(textOf(runner.path('nx.calls'))).toMatch(/^run dev:synth/);
  });

  test.each([
    ['no role', {}, './federation bootstrap dev'],
    ["another account's role", { AWS_ROLE_ARN: role('222222222222') }, '111111111111'],
  ])('stops at %s', async (_what, env, said) => {
    const { exitCode, text } = await runner.step('synthesize.mjs', env);

    expect(exitCode).toBe(1);
    expect(text).toContain(said);
  });
});

describe('doctor.mjs', () => {
  test('fails for a job without credentials', async () => {
    const backend = { s3: { bucket: 'acme-dev-tfstate', region: 'eu-central-1' } };
    const provider = { aws: [{ region: 'eu-central-1' }], auth0: [{ domain: 'acme-dev.eu.auth0.example' }] };
    const json = JSON.stringify({ terraform: { backend }, provider });
    const folder = '"$CDKTF_OUTDIR/stacks/dev"';
    const app = `mkdir -p ${folder} && echo '${json}' > ${folder}/cdk.tf.json`;
    runner.checkout.write('apps/dev/cdktf.json', JSON.stringify({ app }));

    const { exitCode, text } = await runner.step('doctor.mjs', { ROLE: 'plan' });

    expect(exitCode).not.toBe(0);
    expect(text).toMatch(/\? dev: AWS account[\s\S]*ERR_\w+[\s\S]*ERR_DOCTOR_AUTH0_CREDENTIALS/);
    expect(text).not.toMatch(/GitHub|Chromium/);
  });
});

describe('a pull request', () => {
  test('gets its review as a summary and a comment, and passes without a critical risk', async () => {
    runner.startFederation();
    const pullRequest = runner.github.world.addPullRequest();
    const review = await runner.reviewed(PLANS.updates);

    const facts = ['--commit', COMMIT, '--run-url', 'https://github.example/acme/identity/actions/runs/77'];
    const comment = await runner.step('comment.mjs', { PULL_REQUEST: '1' });
    const gate = await runner.step('gate.mjs', { VERDICT: review.outputs.verdict ?? '' });

    expect([review.exitCode, comment.exitCode, gate.exitCode]).toEqual([0, 0, 0]);
    expect(review.summary).toBe(`${runner.github.world.bodies(pullRequest)[0]}\n`);
    expect(review.summary).toContain('[run](https://github.example/acme/identity/actions/runs/77)');
    expect(JSON.parse(textOf(runner.artifact('dev.json')))).toEqual(
      JSON.parse((await runner.checkout.federation(['review', 'dev', '--format', 'json', ...facts])).result),
    );
  });

  test('is blocked by a critical risk until the pull request acknowledges it, and still gets a comment', async () => {
    runner.github.world.addPullRequest();
    const blocked = await runner.reviewed(PLANS.replaces);
    const gate = await runner.step('gate.mjs', { VERDICT: blocked.outputs.verdict ?? '' });
    runner.checkout.write('apps/dev/acknowledgements.txt', 'dev user-pool-lost aws_cognito_user_pool.Users\n');
    const acknowledged = await runner.step('review.mjs');

    expect([blocked.outputs.verdict, gate.exitCode, acknowledged.outputs.verdict]).toEqual(['blocked', 1, 'look']);
    expect(gate.text).toContain('apps/dev/acknowledgements.txt');
    expect(acknowledged.summary).toContain('acknowledged');
  });

  test('that lowers the stage of its environment is reviewed with the stage of its base', async () => {
    const review = async (BASE_SHA: string) => {
      await runner.step('review.mjs', { BASE_SHA });
      return (JSON.parse(textOf(runner.artifact('dev.json'))) as { reviews: { stage: string }[] }).reviews[0]?.stage;
    };
    runner.checkout.values("export const environment = { stage: 'production' };");
    const base = runner.commit();
    runner.checkout.values("export const environment = { stage: 'development' };");
    await runner.reviewed(PLANS.updates);

    expect(await review(base)).toBe('production');
    expect(await review('0'.repeat(40))).toBe('development');
  });

  test('that no longer changes an environment withdraws its comment', async () => {
    const pullRequest = runner.github.world.addPullRequest();
    runner.github.world.addComment(pullRequest, '<!-- federation-plan dev -->\na plan');

    const { exitCode } = await runner.step('withdraw.mjs', { OTHERS: 'dev prod', PULL_REQUEST: '1' });

    expect(exitCode).toBe(0);
    expect(runner.github.world.bodies(pullRequest)).toEqual([expect.stringContaining('no longer changed')]);
  });

  test('from a fork is synthesized and validated, without a call to GitHub', async () => {
    const { exitCode } = await runner.step('check.mjs', { ENVIRONMENTS: '["dev"]', GITHUB_TOKEN: '' });

    expect(exitCode).toBe(0);
    expect(textOf(runner.path('nx.calls'))).toMatch(/^run dev:synth/);
    expect(runner.checkout.calls.map((call) => call.split(' ')[0])).toContain('validate');
    expect(runner.github.calls).toEqual([]);
  });

  test.each([
    ['passes', { plan: { result: 'success' }, check: { result: 'skipped' } }, 0],
    ['fails with a plan', { plan: { result: 'failure' }, check: { result: 'skipped' } }, 1],
    ['fails with a plan that was cancelled', { plan: { result: 'cancelled' } }, 1],
  ])('%s in one check', async (_how, needs, expected) => {
    expect((await runner.step('all-green.mjs', { NEEDS: JSON.stringify(needs) })).exitCode).toBe(expected);
  });
});

describe('drift.mjs', () => {
  test('opens an issue if a plan of main has changes', async () => {
    await runner.reviewed(PLANS.updates);

    const { exitCode } = await runner.step('drift.mjs');

    expect(exitCode).toBe(0);
    expect(runner.github.world.issues).toMatchObject([{ state: 'open', labels: ['federation-drift'] }]);
  });
});

describe('lock-files.mjs', () => {
  const LOCK = 'provider "registry.terraform.io/hashicorp/aws" {\n  version = "5.100.0"\n}\n';

  test('refuses a removed lock file, and passes if there was none', async () => {
    for (const name of ['staging', 'prod']) rmSync(runner.path(`apps/${name}`), { recursive: true });
    const passed = await runner.step('lock-files.mjs', { BASE_SHA: runner.commit() });
    runner.checkout.write('apps/dev/.terraform.lock.hcl', LOCK);
    const base = runner.commit();
    rmSync(runner.path('apps/dev/.terraform.lock.hcl'));
    const refused = await runner.step('lock-files.mjs', { BASE_SHA: base });

    expect(passed.exitCode).toBe(0);
    expect(refused.exitCode).not.toBe(0);
    expect(refused.text).toContain('apps/dev/.terraform.lock.hcl');
    expect(textOf(runner.path('nx.calls'))).toMatch(/^run-many -t synth/);
  });
});

describe('set-up.mjs', () => {
  test('installs nothing that is installed, and adds Terraform to the PATH of later steps', async () => {
    const lock = JSON.stringify({ packages: {} });
    runner.checkout.write('package-lock.json', lock);
    runner.checkout.write('node_modules/.package-lock.json', lock);
    runner.checkout.write('bin/terraform', '#!/bin/sh\necho \'{"terraform_version":"1.11.4"}\'\n');
    chmodSync(runner.path('bin/terraform'), 0o755);

    const { exitCode, text } = await runner.step('set-up.mjs', {
      PATH: `${runner.path('bin')}:${process.env.PATH}`,
      TERRAFORM_BINARY_NAME: '',
      GITHUB_PATH: runner.path('github-path'),
    });

    expect(`${exitCode} ${text}`).toMatch(/^0 /);
    expect(text).not.toContain('npm ci');
    expect(textOf(runner.path('github-path'))).toBe(`${runner.path('bin')}\n`);
  });
});

describe('no text is executed as a command of the runner', () => {
  /** The parts of a log in which the runner reads no commands, by the token that ends them; and the other parts. */
  function parts(text: string): { readonly quoted: string; readonly others: string } {
    const quoted: string[] = [];
    const others = text.replaceAll(/^::stop-commands::(\S+)\n([\s\S]*?)^::\1::\n/gm, (_all, _token, inner: string) => {
      quoted.push(inner);
      return '';
    });
    return { quoted: quoted.join(''), others };
  }
  const EVIL = 'a\r::error::b\n  ::set-output name=verdict::pass\nc ##[add-mask]d\r\n##[group]e';

  test('in the output of a program, on both streams', async () => {
    runner.checkout.answer({ plan: { exitCode: 2, stdout: EVIL, stderr: EVIL } });

    const { text } = await runner.step('plan.mjs');

    const { quoted, others } = parts(text);
    expect(quoted.match(/::set-output name=verdict::pass/g)).toHaveLength(2);
    expect(others).not.toMatch(/set-output|::error::b|add-mask|group/);
    expect(text).not.toMatch(/##\[|\r/);
  });

  test('in a summary', async () => {
    const lib = join(root, '.github/scripts/lib.mjs');
    const script = `import { summary } from ${JSON.stringify(lib)}; await summary(${JSON.stringify(EVIL)});`;
    runner.checkout.write('try.mjs', script);

    const { text, summary } = await runStep(
      runner.checkout.root,
      'try.mjs',
      { PATH: process.env.PATH },
      runner.path(''),
    );

    const { quoted, others } = parts(text);
    expect(quoted).toContain('::set-output name=verdict::pass');
    expect(others).toBe('');
    expect(text).not.toMatch(/##\[|\r/);
    expect(summary).toBe(`${EVIL}\n`);
  });

  test.each(['fail', 'warn'])('in the text of %s', async (how) => {
    const lib = join(root, '.github/scripts/lib.mjs');
    runner.checkout.write('try.mjs', `import { ${how} } from ${JSON.stringify(lib)}; ${how}(${JSON.stringify(EVIL)});`);

    const { text } = await runStep(runner.checkout.root, 'try.mjs', { PATH: process.env.PATH }, runner.path(''));

    expect(text).toMatch(/^::(error|warning)::a%0A::error::b%0A {2}::set-output [^\n]*\n$/);
    expect(text).not.toMatch(/##\[|\r/);
  });

  test('in an unhandled error', async () => {
    const lib = join(root, '.github/scripts/lib.mjs');
    runner.checkout.write(
      'try.mjs',
      `import ${JSON.stringify(lib)}; JSON.parse(${JSON.stringify('\n::error::' + EVIL)});`,
    );

    const ran = await runStep(runner.checkout.root, 'try.mjs', { PATH: process.env.PATH }, runner.path(''));

    expect(ran.exitCode).toBe(1);
    expect(ran.text).toMatch(/^::error::SyntaxError[^\n]*\n$/);
  });

  test('before a token that no program can know', async () => {
    const lib = join(root, '.github/scripts/lib.mjs');
    runner.checkout.write(
      'try.mjs',
      `import { summary } from ${JSON.stringify(lib)}; await summary('a'); await summary('a');`,
    );

    const { text } = await runStep(runner.checkout.root, 'try.mjs', { PATH: process.env.PATH }, runner.path(''));

    const [first, second] = [...text.matchAll(/::stop-commands::(\S+)/g)].map(([, token]) => token);
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(second).not.toBe(first);
  });
});

test('lib.mjs prevents a value from adding another output', async () => {
  const lib = join(root, '.github/scripts/lib.mjs');
  runner.checkout.write('try.mjs', `import { output } from ${JSON.stringify(lib)}; output('a', 'b\\nrole=evil');`);

  const child = spawn(process.execPath, [runner.path('try.mjs')], {
    env: { GITHUB_OUTPUT: runner.path('made-up') },
  });
  const exitCode = await new Promise((done) => child.once('close', done));

  expect(exitCode).toBe(1);
  expect(textOf(runner.path('made-up'))).toBe('');
});
