import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GitHubServer } from '../../packages/cli/test/github/support/github-server';
import { Clone } from '../../packages/nx-cdktf/test/support/clone';
import { startRehearsal } from '../../packages/rehearsal/src';
import type { Rehearsal } from '../../packages/rehearsal/src';
import { runnerTemp, runStep } from './support/workflow-step';
import type { Ran } from './support/workflow-step';

jest.setTimeout(300_000);

const VALUES = 'apps/dev/src/environment.ts';

let github: GitHubServer;
let clone: Clone;
let cloud: Rehearsal;

beforeAll(async () => {
  github = await GitHubServer.start();
  github.world.environments.set('dev', [
    { type: 'required_reviewers', reviewers: [{ type: 'Team' }], prevent_self_review: true },
  ]);
  clone = new Clone();
  cloud = await startRehearsal({ environment: 'dev' });
});
afterAll(async () => {
  await cloud?.close();
  clone?.remove();
  await github?.close();
});

const head = () => clone.git('rev-parse', 'HEAD').trim();

/** A step of a job for dev: with cloud credentials, with GitHub's token, or with neither. */
function step(
  script: string,
  has: 'cloud' | 'token' | 'nothing',
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const given = { cloud: cloud.childEnvironment, token: github.variables, nothing: {} }[has];
  const nx = { NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false', CI: 'true' };
  const shared = {
    PATH: process.env.PATH,
    GITHUB_REPOSITORY: 'acme/identity',
    GITHUB_SHA: head(),
    ENVIRONMENT: 'dev',
    ...nx,
  };
  return runStep(clone.root, script, { ...shared, ...given, ...env }, join(clone.root, '.github/scripts'));
}

/** Each job has a new runner; artifacts are in a separate folder. */
function newRunner({ keeps }: { readonly keeps?: 'reviews' } = {}): void {
  rmSync(join(clone.root, '.local/plans'), { recursive: true, force: true });
  rmSync(join(clone.root, 'apps/dev/cdktf.out'), { recursive: true, force: true });
  if (!keeps) rmSync(runnerTemp(clone.root), { recursive: true, force: true });
}

/** Edits a value of dev on a branch, and opens a pull request. */
function pullRequest(from: RegExp, to: string): { readonly number: number; readonly base: string } {
  const base = head();
  clone.git('switch', '--quiet', '--create', `edit-${github.world.issues.length}`);
  const file = join(clone.root, VALUES);
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  clone.commit('an edit');
  return { number: github.world.addPullRequest(), base };
}

function merge(number: number): void {
  const branch = clone.git('rev-parse', '--abbrev-ref', 'HEAD').trim();
  clone.git('switch', '--quiet', 'main');
  clone.git('merge', '--quiet', '--no-ff', '--message', `merge #${number}`, branch);
  github.world.issues[number - 1]!.merged = { sha: head(), at: github.world.now() };
}

const ROLE = { AWS_ROLE_ARN: 'arn:aws:iam::111111111111:role/plan' };

/** Steps of the job that plans dev, up to its review. */
async function planned(): Promise<Ran> {
  const steps = [await step('synthesize.mjs', 'nothing', ROLE), await step('plan.mjs', 'cloud')];
  expect(steps.map(({ exitCode, text }) => (exitCode === 0 ? '' : text))).toEqual(['', '']);
  return step('review.mjs', 'cloud');
}

const comment = (number: number) => github.world.bodies(number);
const applicationName = async () => {
  const [domain = ''] = cloud.configuration.auth0Domains;
  const { clients } = cloud.auth0.tenant(domain);
  const id = (await cloud.outputs()).federations.auth0?.auth0_client_id ?? '';
  return { rename: (name: string) => clients.update(id, { name }), name: async () => (await clients.get(id)).name };
};

test('a changed value of one environment is planned, commented, approved, applied and verified', async () => {
  const { number, base } = pullRequest(/team: 'identity'/, "team: 'people'");
  const affected = await step('environments.mjs', 'nothing', { BASE_SHA: base });
  const review = await planned();
  const commented = await step('comment.mjs', 'token', { PULL_REQUEST: String(number) });
  const gate = await step('gate.mjs', 'nothing', { VERDICT: review.outputs.verdict ?? '' });

  expect(affected.outputs).toEqual({ environments: '["dev"]', others: 'prod staging' });
  expect([review.exitCode, commented.exitCode, gate.exitCode]).toEqual([0, 0, 0]);
  expect(comment(number)).toHaveLength(1);

  merge(number);
  newRunner();
  await planned();
  const decided = await step('decide.mjs', 'token');
  const order = await step('order.mjs', 'nothing');

  expect(decided.summary).toContain(`It is the plan that was reviewed in #${number}.`);
  expect(order.outputs).toMatchObject({ development: '["dev"]', staging: '[]', production: '[]', stopped: '' });

  newRunner({ keeps: 'reviews' });
  await step('synthesize.mjs', 'nothing', ROLE);
  const doctor = await step('doctor.mjs', 'cloud', { ROLE: 'deploy' });
  const { deployment = '' } = (await step('start.mjs', 'token')).outputs;
  const applied = await step('apply.mjs', 'cloud');
  await step('finish.mjs', 'token', { DEPLOYMENT: deployment, OUTCOME: applied.outputs.outcome ?? '' });
  const verified = await step('verify.mjs', 'cloud');

  expect(`${doctor.exitCode} ${doctor.text}`).toMatch(/^0 /);
  expect(`${applied.exitCode} ${applied.text}`).toMatch(/^0 [\s\S]*Apply complete!/);
  expect(`${verified.exitCode} ${verified.text}`).toMatch(/^0 /);
  expect(github.world.deployments).toMatchObject([{ sha: head(), statuses: [{ state: 'success' }, {}] }]);
});

test('a change outside Terraform before the gate is reported there, and a later one is refused with its differences', async () => {
  const { number } = pullRequest(/localhost:3000/, 'localhost:4000');
  await planned();
  await step('comment.mjs', 'token', { PULL_REQUEST: String(number) });
  const [reviewedThen] = comment(number);
  merge(number);
  const application = await applicationName();

  await application.rename('renamed by hand');
  newRunner();
  await planned();
  const decided = await step('decide.mjs', 'token');
  await step('comment.mjs', 'token', { PULL_REQUEST: decided.outputs['pull-request'] ?? '' });

  expect(decided.outputs).toMatchObject({ differs: 'true', 'pull-request': String(number) });
  expect(decided.summary).toContain(`It is not the plan that was reviewed in #${number}`);
  expect(decided.summary).toContain('the required reviewers of the GitHub environment dev decide');
  expect(comment(number)).toHaveLength(1);
  expect(comment(number)[0]).not.toBe(reviewedThen);
  expect(comment(number)[0]).toContain('renamed by hand');

  await application.rename('renamed again');
  newRunner({ keeps: 'reviews' });
  await step('synthesize.mjs', 'nothing', ROLE);
  const applied = await step('apply.mjs', 'cloud');

  expect(applied.exitCode).toBe(3);
  expect(applied.text.replaceAll(/\s+/g, ' ')).toMatch(
    /auth0_client\.\S+: name was "renamed by hand" → \S+, now "renamed again" →/,
  );
  expect(applied.outputs).toMatchObject({ outcome: 'refused', 'pull-request': String(number) });
  expect(await application.name()).toBe('renamed again');
});
