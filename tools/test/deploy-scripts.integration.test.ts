import { execFileSync } from 'node:child_process';
import { TOKEN } from '../../packages/cli/test/github/support/github-server';
import { PLANS } from '../../packages/cli/test/commands/support/scripted';
import { ANN } from '../../packages/cli/test/github/support/github-world';
import { renderJson, renderMarkdown, reviewPlan } from '../../packages/plan-review/src';
import { CLEAN, COMMIT, Runner } from './support/runner';
import { textOf } from './support/workflow-step';

let runner: Runner;

beforeEach(async () => {
  runner = await Runner.start();
});
afterEach(() => runner.close());

describe('a merged pull request', () => {
  let pullRequest: number;

  /** Reviewed in the pull request, merged, and planned again. */
  async function merged(inPullRequest: string, now = inPullRequest): Promise<void> {
    pullRequest = runner.github.world.addPullRequest({ merged: { sha: COMMIT, at: '2026-01-01T00:00:00Z' } });
    runner.github.world.addComment(
      pullRequest,
      renderMarkdown(await reviewPlan(inPullRequest, { environment: 'dev' })),
    );
    runner.checkout.write('.local/runner/reviewed/dev.json', renderJson(await reviewPlan(now, { environment: 'dev' })));
  }
  const decide = (env?: Readonly<Record<string, string>>) => runner.step('decide.mjs', env);
  const decision = () => JSON.parse(textOf(runner.artifact('dev.decision.json'))) as Record<string, unknown>;
  const gated = ({ preventsSelfReview = true } = {}) =>
    runner.github.world.environments.set('dev', [
      { type: 'required_reviewers', reviewers: [{}], prevent_self_review: preventsSelfReview },
    ]);

  test('continues to the gate with the reviewed plan', async () => {
    await merged(PLANS.updates);
    gated();

    const { exitCode, outputs, summary } = await decide();

    expect(exitCode).toBe(0);
    expect(decision()).toMatchObject({ decision: 'apply', pullRequest });
    expect(outputs.differs).toBe('false');
    expect(summary).toContain(`It is the plan that was reviewed in #${pullRequest}.`);
  });

  test('with another plan than the reviewed one continues to the gate with the new plan, which is reported and posted', async () => {
    await merged(PLANS.updates, PLANS.creates);
    gated();

    const { outputs, summary } = await decide();

    expect(decision()).toMatchObject({ decision: 'apply' });
    expect(outputs).toEqual({ differs: 'true', 'pull-request': String(pullRequest), unchanged: 'false' });
    expect(summary).toMatch(/is not the plan that was reviewed in #1[\s\S]*`aws_cognito_user_pool\.Users` create/);
  });

  test('without changes needs no approval', async () => {
    await merged(CLEAN);
    gated();
    await decide();

    expect(decision()).toMatchObject({ decision: 'unchanged' });
  });

  test('with a critical risk that is not acknowledged waits, with or without a gate', async () => {
    await merged(PLANS.replaces);
    gated();
    await decide();

    expect(decision()).toMatchObject({
      decision: 'stopped',
      why: expect.stringContaining('not acknowledged') as unknown,
    });
  });

  describe('if the environment has no gate,', () => {
    test('waits, and prints how to continue', async () => {
      await merged(PLANS.updates);

      const { exitCode, summary } = await decide();

      expect(exitCode).toBe(0);
      expect(decision()).toMatchObject({ decision: 'stopped' });
      expect(summary).toMatch(
        /has no required reviewers[\s\S]*label deploy to #1, which re-runs this run, or run: gh workflow run deploy\.yml/,
      );
    });

    test('continues if the label is added', async () => {
      await merged(PLANS.updates);
      runner.github.world.permissions.set('ann', 'write');
      runner.github.world.label(pullRequest, 'deploy', ANN);
      await decide();

      expect(decision()).toMatchObject({
        decision: 'apply',
        why: expect.stringContaining('ann added the label') as unknown,
      });
    });

    test('waits despite the label if the plan is another one', async () => {
      await merged(PLANS.updates, PLANS.creates);
      runner.github.world.permissions.set('ann', 'write');
      runner.github.world.label(pullRequest, 'deploy', ANN);
      await decide();

      expect(decision()).toMatchObject({
        decision: 'stopped',
        why: expect.not.stringContaining('added the label') as unknown,
      });
    });

    test('continues manually only with the fingerprint of this plan', async () => {
      await merged(PLANS.updates);
      await decide();
      const fingerprint = String(decision().fingerprint);

      await decide({ REVIEWED: fingerprint });
      const right = decision();
      await decide({ REVIEWED: `sha256:${'0'.repeat(64)}` });
      const wrong = decision();
      const malformed = await decide({ REVIEWED: 'yes' });

      expect([right.decision, wrong.decision, malformed.exitCode]).toEqual(['apply', 'stopped', 1]);
    });
  });
});

describe('order.mjs', () => {
  const decided = (name: string, stage: string, decision: string) =>
    runner.checkout.write(
      `.local/runner/reviewed/${name}.decision.json`,
      JSON.stringify({ environment: name, stage, decision }),
    );

  test('allows each stage the environments that may continue', async () => {
    decided('dev', 'development', 'apply');
    decided('staging', 'staging', 'nothing');
    decided('prod', 'production', 'apply');

    const { outputs } = await runner.step('order.mjs');

    expect(outputs).toEqual({
      development: '["dev"]',
      staging: '[]',
      production: '["prod"]',
      stopped: '',
      superseded: '',
    });
  });

  test('later stages wait for an environment that waits', async () => {
    decided('dev', 'development', 'apply');
    decided('staging', 'staging', 'stopped');
    decided('prod', 'production', 'apply');

    const { outputs } = await runner.step('order.mjs');
    const stopped = await runner.step('stopped.mjs', { STOPPED: outputs.stopped ?? '' });

    expect(outputs).toEqual({
      development: '["dev"]',
      staging: '[]',
      production: '[]',
      stopped: 'staging',
      superseded: '',
    });
    expect(stopped.exitCode).toBe(1);
    expect(stopped.text).toMatch(
      /not applied: staging\. The summary of "Review staging"[\s\S]*"Re-run failed jobs" only repeats/,
    );
  });

  test('refuses names that are not environments', async () => {
    decided('elsewhere', 'production', 'apply');

    expect((await runner.step('order.mjs')).exitCode).toBe(1);
  });
});

describe('labelled.mjs', () => {
  const runs = (run: object[]) =>
    runner.github.interfere(/^GET \/actions\/workflows\/deploy\.yml\/runs/, {
      status: 200,
      data: { workflow_runs: run },
    });
  const label = () => runner.step('labelled.mjs', { MERGE_COMMIT_SHA: COMMIT });

  test('reruns the workflow run of the merge', async () => {
    runs([{ id: 5, status: 'completed' }]);
    runner.github.interfere(/^POST \/actions\/runs\/5\/rerun$/, { status: 201 });

    const { exitCode } = await label();

    expect(exitCode).toBe(0);
    expect(runner.github.writes).toEqual(['POST /actions/runs/5/rerun']);
  });

  test.each([
    ['no run', [], 'manually'],
    ['a run that is in progress', [{ id: 5, status: 'in_progress' }], 'has not ended'],
  ])('does not rerun %s', async (_what, run, said) => {
    runs(run);

    const { exitCode, text } = await label();

    expect(exitCode).toBe(1);
    expect(text).toContain(said);
    expect(text).not.toContain(TOKEN);
    expect(runner.github.writes).toEqual([]);
  });
});

describe('a tag that publishes', () => {
  const compared = () => runner.step('on-main.mjs', { GITHUB_REF_NAME: 'v1.2.3' });
  const isMain = () => {
    const options = { cwd: runner.checkout.root };
    execFileSync('git', ['update-ref', 'refs/remotes/origin/main', 'HEAD'], options);
  };

  test('is accepted if its commit is on main', async () => {
    runner.commit();
    isMain();

    expect(await compared()).toMatchObject({ exitCode: 0 });
  });

  test('is refused if its commit is not on main', async () => {
    runner.commit();
    isMain();
    runner.commit();

    expect(await compared()).toMatchObject({
      exitCode: 1,
      text: expect.stringContaining('::error::the commit of v1.2.3 is not on main') as unknown,
    });
  });

  test('is refused if the clone does not have main', async () => {
    runner.commit();

    expect(await compared()).toMatchObject({
      exitCode: 1,
      text: expect.stringContaining('fetch-depth: 0') as unknown,
    });
  });
});
