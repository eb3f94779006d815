import { existsSync } from 'node:fs';
import { GitHubServer } from '../github/support/github-server';
import { PLANS, poolPlan, ScriptedCheckout } from './support/scripted';

const CLEAN = poolPlan(['no-op'], { name: 'acme-dev' }, { name: 'acme-dev' });

let github: GitHubServer;
let checkout: ScriptedCheckout;

beforeEach(async () => {
  github = await GitHubServer.start();
  checkout = new ScriptedCheckout(github.variables);
  checkout.synthesize({});
});
afterEach(async () => {
  checkout.remove();
  await github.close();
});

const federation = (...args: string[]) => checkout.federation(args);

describe('./federation drift', () => {
  test('plans, lists what differs, and exits with 2; the plan is not kept for an apply', async () => {
    checkout.answer({ plan: { exitCode: 2 }, show: { stdout: PLANS.updates } });

    const { exitCode, progress } = await federation('drift', 'dev');

    expect(exitCode).toBe(2);
    expect(progress).toContain('update aws_cognito_user_pool.Users');
    expect(progress).toContain('dev: drift, 1 resource differs');
    expect(checkout.calls.some((call) => call.startsWith('apply'))).toBe(false);
    expect(existsSync(checkout.path('.local/plans/dev/review.json'))).toBe(false);
    expect(existsSync(checkout.path('.local/plans/dev/plan.tfplan'))).toBe(false);
  });

  test('exits with 0 where nothing differs', async () => {
    checkout.answer({ show: { stdout: CLEAN } });

    const { exitCode, progress } = await federation('drift', 'dev');

    expect(`${exitCode} ${progress}`).toContain('0 ');
    expect(progress).toContain('dev: no drift');
  });

  test.each([
    [2, PLANS.updates, 'dev: opened an issue https:'],
    [0, CLEAN, 'dev: no issue is open'],
  ])('with --issue, reports the kept review on GitHub and exits with %i', async (expected, plan, said) => {
    checkout.answer({ plan: { exitCode: 2 }, show: { stdout: plan } });
    await federation('plan', 'dev');
    await federation('review', 'dev');
    const planned = checkout.calls.length;

    const { exitCode, progress } = await federation('drift', 'dev', '--issue');

    expect(exitCode).toBe(expected);
    expect(progress).toContain(said);
    expect(checkout.calls).toHaveLength(planned);
  });

  test('with --issue, refuses where no review is kept', async () => {
    const { progress } = await federation('drift', 'dev', '--issue');

    expect(progress).toContain('ERR_REVIEW_MISSING');
  });
});
