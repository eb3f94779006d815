import { PLANS } from '../../packages/cli/test/commands/support/scripted';
import { ANN } from '../../packages/cli/test/github/support/github-world';
import { renderJson, renderMarkdown, reviewPlan } from '../../packages/plan-review/src';
import { CLEAN, COMMIT, Runner } from './support/runner';
import { textOf } from './support/workflow-step';
import type { Ran } from './support/workflow-step';

// Each step starts ./federation, and GitHub's rate limit requires a second between writes.
jest.setTimeout(180_000);

const LATER = '2'.repeat(40);
const APPLY = 'federation-apply';

let runner: Runner;
let pullRequest: number;

beforeEach(async () => {
  runner = await Runner.start();
  const { world } = runner.github;
  world.history = [COMMIT, LATER];
  world.environments.set('dev', [{ type: 'required_reviewers', reviewers: [{}], prevent_self_review: true }]);
  pullRequest = world.addPullRequest({ merged: { sha: COMMIT, at: '2026-01-01T00:00:00Z' } });
  world.addComment(pullRequest, renderMarkdown(await reviewPlan(PLANS.updates, { environment: 'dev' })));
  await planned();
});
afterEach(() => runner.close());

/** The outputs of the job "Review dev". */
async function planned(plan = PLANS.updates): Promise<void> {
  runner.checkout.write('.local/runner/reviewed/dev.json', renderJson(await reviewPlan(plan, { environment: 'dev' })));
}
const decision = () => JSON.parse(textOf(runner.artifact('dev.decision.json'))) as { decision: string; why: string };
async function decided(env?: Readonly<Record<string, string>>) {
  const { exitCode, text, outputs } = await runner.step('decide.mjs', env);
  expect(`${exitCode} ${text}`).toMatch(/^0 /);
  return { ...decision(), outputs };
}

/** The job "Apply dev", from its gate to the record of its result. */
async function applied(outcome: 'applied' | 'failed' | 'refused' | ''): Promise<{ start: Ran; finish?: Ran }> {
  const start = await runner.step('start.mjs');
  const { deployment } = start.outputs;
  if (deployment === undefined) return { start };
  return { start, finish: await runner.step('finish.mjs', { DEPLOYMENT: deployment, OUTCOME: outcome }) };
}
const records = () => runner.github.world.deployments.map(({ sha, statuses }) => `${sha[0]} ${statuses[0]?.state}`);

describe('an old run that is rerun', () => {
  test('is refused after a later commit was applied, even if its plan is the reviewed one', async () => {
    runner.github.world.addDeployment({ sha: LATER, task: APPLY }, 'success');

    const { decision: outcome, why, outputs } = await decided();
    const order = await runner.step('order.mjs');
    const stopped = await runner.step('stopped.mjs', { STOPPED: '', SUPERSEDED: order.outputs.superseded ?? '' });

    expect(outcome).toBe('superseded');
    expect(why).toMatch(/ERR_GATE_SUPERSEDED: a later commit, 2{40}/);
    expect(outputs).toMatchObject({ differs: 'false', unchanged: 'false' });
    expect(order.outputs).toMatchObject({ development: '[]', stopped: '', superseded: 'dev' });
    expect(stopped.exitCode).toBe(1);
    expect(stopped.text).toContain('choose "Run workflow"');
  });

  test('is also refused after the gate if a later commit was applied while it waited', async () => {
    expect((await decided()).decision).toBe('apply');
    runner.github.world.addDeployment({ sha: LATER, task: APPLY }, 'in_progress');

    const { start } = await applied('applied');

    expect(start.exitCode).toBe(1);
    expect(start.text).toContain('ERR_GATE_SUPERSEDED');
    expect(records()).toEqual(['2 in_progress']);
  });

  test('applies nothing if GitHub does not return the deployments', async () => {
    await decided();
    runner.github.interfere(/^GET \/deployments/, { status: 409, data: { message: 'conflict' } }, { times: 20 });

    const decide = await runner.step('decide.mjs');
    const { start } = await applied('applied');

    expect([decide.exitCode, start.exitCode]).toEqual([1, 1]);
    expect(start.text).toMatch(/ERR_GITHUB_REFUSED/);
    expect(records()).toEqual([]);
  });
});

describe('a run that waits while main changes', () => {
  test('is applied after its gate, and by no later run', async () => {
    await decided();

    const { finish } = await applied('applied');
    const again = await runner.step('start.mjs');

    expect(finish?.exitCode).toBe(0);
    expect(records()).toEqual(['1 success']);
    expect(again.exitCode).toBe(1);
    expect(again.text).toMatch(/ERR_GATE_APPROVAL_USED[\s\S]*Re-run all jobs/);
  });

  test('is applied with the label, which the apply uses up', async () => {
    const { world } = runner.github;
    world.environments.set('dev', []);
    world.permissions.set('ann', 'write');
    world.label(pullRequest, 'deploy', ANN);

    const first = await decided();
    await applied('failed');
    const second = await decided();
    world.label(pullRequest, 'deploy', ANN);
    const third = await decided();
    const { finish } = await applied('applied');

    expect([first.decision, second.decision, third.decision]).toEqual(['apply', 'stopped', 'apply']);
    expect(second.why).toContain(`add the label deploy to #${pullRequest} again: an apply has used it`);
    expect(finish?.exitCode).toBe(0);
  });

  test('does not block later stages if one environment has a later commit', async () => {
    runner.github.world.addDeployment({ sha: LATER, task: APPLY }, 'success');
    await decided();
    runner.checkout.write(
      '.local/runner/reviewed/prod.decision.json',
      JSON.stringify({ environment: 'prod', stage: 'production', decision: 'apply' }),
    );

    const { outputs } = await runner.step('order.mjs');

    expect(outputs).toMatchObject({ development: '[]', production: '["prod"]', stopped: '', superseded: '' });
  });

  test('is refused after a later commit resulted in no changes, because that commit reverts this change', async () => {
    await planned(CLEAN);
    const later = await decided({ GITHUB_SHA: LATER });
    const start = await runner.step('start.mjs', { GITHUB_SHA: LATER });
    await runner.step('finish.mjs', { DEPLOYMENT: start.outputs.deployment ?? '', OUTCOME: 'applied' });
    await planned();

    const mine = await decided();

    expect(later).toMatchObject({ decision: 'unchanged', outputs: { unchanged: 'true' } });
    expect(mine.decision).toBe('superseded');
  });
});

describe('an apply', () => {
  test.each([
    ['that failed has used its approval', 'failed', '1 failure', 1],
    ['that was interrupted has used its approval', '', '1 failure', 1],
    ['that was refused has not used its approval', 'refused', '1 error', 0],
  ] as const)('%s', async (_how, outcome, recorded, exitCode) => {
    await decided();
    await applied(outcome);
    const before = records();

    const again = await runner.step('start.mjs');

    expect(before).toEqual([recorded]);
    expect(again.exitCode).toBe(exitCode);
  });

  test('that completed is the base of the next review, and one that failed is not', async () => {
    const base = async () => (await runner.step('applied.mjs')).outputs.commit;
    await decided();
    await applied('failed');
    const afterFailure = await base();
    await decided({ BASE_SHA: LATER });
    await applied('applied');

    expect([afterFailure, await base()]).toEqual(['', COMMIT]);
    expect(decision()).toMatchObject({ base: LATER });
  });

  test('that failed is planned and approved again after "Re-run all jobs"', async () => {
    await decided();
    await applied('failed');

    expect((await decided()).decision).toBe('apply');
    expect((await applied('applied')).finish?.exitCode).toBe(0);
  });

  test('of a manual run happens once, however often the run is rerun', async () => {
    runner.github.world.environments.set('dev', []);
    const REVIEWED = String((await decided(), JSON.parse(textOf(runner.artifact('dev.decision.json'))).fingerprint));

    const first = await decided({ REVIEWED });
    await applied('applied');
    const again = await decided({ REVIEWED });
    const another = await decided({ REVIEWED, GITHUB_RUN_ID: '78' });

    expect([first.decision, again.decision, another.decision]).toEqual(['apply', 'stopped', 'apply']);
    expect(again.why).toContain('this run has used its approval');
  });
});

test('reviewers who may approve their own run do not count as a gate', async () => {
  runner.github.world.environments.set('dev', [
    { type: 'required_reviewers', reviewers: [{}], prevent_self_review: false },
  ]);

  expect(await decided()).toMatchObject({
    decision: 'stopped',
    why: expect.stringContaining('Prevent self-review') as unknown,
  });
});
