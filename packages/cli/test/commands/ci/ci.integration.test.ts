import { GitHubServer, TOKEN } from '../../github/support/github-server';
import { PLANS, poolPlan, ScriptedCheckout } from '../support/scripted';

const COMMIT = '1'.repeat(40);
const REVIEWED = `<!-- federation-plan dev -->\n<!-- federation-fingerprint sha256:${'4f'.repeat(32)} -->\na plan`;
const CLEAN = poolPlan(['no-op'], { name: 'acme-dev' }, { name: 'acme-dev' });

let github: GitHubServer;
let checkout: ScriptedCheckout;
let pullRequest: number;

beforeEach(async () => {
  github = await GitHubServer.start();
  checkout = new ScriptedCheckout(github.variables);
  checkout.synthesize({});
  pullRequest = github.world.addPullRequest({ merged: { sha: COMMIT, at: '2026-01-01T00:00:00Z' } });
});
afterEach(async () => {
  checkout.remove();
  await github.close();
});

const federation = (...args: string[]) => checkout.federation(args);
const bodies = () => github.world.bodies(pullRequest);

async function reviewed(plan: string): Promise<void> {
  checkout.answer({ plan: { exitCode: 2 }, show: { stdout: plan } });
  await federation('plan', 'dev');
  await federation('review', 'dev');
}

describe('./federation ci', () => {
  test('posts the review of the saved plan, which can then be read by its commit', async () => {
    await reviewed(PLANS.replaces);

    const { exitCode, progress } = await federation('ci', 'comment', 'dev', '--pull-request', '1');
    const asked = await federation('ci', 'approval', 'dev', '--commit', COMMIT);

    expect(`${exitCode} ${progress}`).toMatch(/^0 dev: commented https:/);
    expect(bodies()).toEqual([expect.stringMatching(/^<!-- federation-plan dev -->[\s\S]*user-pool-lost/)]);
    const { fingerprint } = JSON.parse(asked.result) as { fingerprint: string };
    expect(bodies()[0]).toContain(`Reviewed as \`${fingerprint}\``);
  });

  test('posts nothing if the plan has no changes', async () => {
    await reviewed(CLEAN);

    const { exitCode, progress } = await federation('ci', 'comment', 'dev', '--pull-request', '1');

    expect(`${exitCode} ${progress}`).toContain('0 dev: nothing to comment');
    expect(bodies()).toEqual([]);
  });

  test('withdraws a comment, after which the commit has no review', async () => {
    github.world.addComment(pullRequest, REVIEWED);

    await federation('ci', 'comment', 'dev', '--pull-request', '1', '--withdraw');

    expect(bodies()[0]).toContain('no longer changed');
    expect(JSON.parse((await federation('ci', 'approval', 'dev', '--commit', COMMIT)).result)).toMatchObject({
      pullRequest,
      fingerprint: null,
    });
  });

  test('refuses a review that is older than the plan', async () => {
    await reviewed(PLANS.creates);
    await federation('plan', 'dev');

    const { exitCode, progress } = await federation('ci', 'comment', 'dev', '--pull-request', '1');

    expect(exitCode).toBe(1);
    expect(progress).toContain('ERR_REVIEW_STALE');
  });

  test.each([
    ['ERR_REVIEW_MISSING', ['ci', 'comment', 'dev', '--pull-request', '1']],
    ['ERR_GITHUB_NUMBER', ['ci', 'comment', 'dev', '--pull-request', '1; rm -rf']],
    [
      'ERR_GITHUB_REPOSITORY',
      ['ci', 'comment', 'dev', '--pull-request', '1', '--withdraw', '--repository', 'identity'],
    ],
    ['ERR_GITHUB_COMMIT', ['ci', 'approval', 'dev', '--commit', 'HEAD']],
  ])('reports %s', async (code, args) => {
    const { exitCode, progress } = await federation(...args);

    expect(exitCode).toBe(1);
    expect(progress).toContain(code);
    expect(progress).not.toContain(TOKEN);
  });
});
