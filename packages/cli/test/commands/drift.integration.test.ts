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
  test('plans, lists changes made outside Terraform, and exits with 2; the plan is not kept for an apply', async () => {
    const plan = JSON.parse(PLANS.updates) as { resource_changes: [{ change: { before: object; after: object } }] };
    const [{ change, ...pool }] = plan.resource_changes;
    const drift = { ...pool, change: { ...change, before: change.after, after: change.before } };
    checkout.answer({ plan: { exitCode: 2 }, show: { stdout: JSON.stringify({ ...plan, resource_drift: [drift] }) } });

    const { exitCode, progress } = await federation('drift', 'dev');

    expect(exitCode).toBe(2);
    expect(progress).toContain('dev: drift, 1 resource was changed outside Terraform');
    expect(progress).toContain('  update aws_cognito_user_pool.Users: the next apply sets it back\n');
    expect(progress).toContain('    ~ mfa_configuration: "OPTIONAL" → "OFF"\n');
    expect(progress).not.toContain('pending');
    expect(checkout.calls.some((call) => call.startsWith('apply'))).toBe(false);
    expect(existsSync(checkout.path('.local/plans/dev/review.json'))).toBe(false);
    expect(existsSync(checkout.path('.local/plans/dev/plan.tfplan'))).toBe(false);
  });

  test('lists only the items of a list that were removed or added', async () => {
    const plan = JSON.parse(poolPlan(['update'], { aliases: ['a', 'b', 'c'] }, { aliases: ['a', 'b'] })) as {
      resource_changes: object[];
    };
    const { resource_changes: drift } = plan;
    checkout.answer({ show: { stdout: JSON.stringify({ ...plan, resource_changes: [], resource_drift: drift }) } });

    const { progress } = await federation('drift', 'dev');

    expect(progress).toContain('    ~ aliases: removes ["c"] (2 unchanged)\n');
  });

  test('lists code changes that are not applied, and exits with 4', async () => {
    checkout.answer({ plan: { exitCode: 2 }, show: { stdout: PLANS.updates } });

    const { exitCode, progress } = await federation('drift', 'dev');

    expect(exitCode).toBe(4);
    expect(progress).toContain(
      'dev: pending, in the code and not applied: 1 resource to update\n  update aws_cognito_user_pool.Users\n',
    );
    expect(progress).not.toContain('outside Terraform');
  });

  test('exits with 0 if nothing differs', async () => {
    checkout.answer({ show: { stdout: CLEAN } });

    const { exitCode, progress } = await federation('drift', 'dev');

    expect(exitCode).toBe(0);
    expect(progress).toContain('dev: no drift, and nothing to apply');
  });

  test.each([
    [4, PLANS.updates, 'dev: opened an issue https:'],
    [0, CLEAN, 'dev: no issue is open'],
  ])('with --issue, reports the saved review on GitHub and exits with %i', async (expected, plan, said) => {
    checkout.answer({ plan: { exitCode: 2 }, show: { stdout: plan } });
    await federation('plan', 'dev');
    await federation('review', 'dev');
    const planned = checkout.calls.length;

    const { exitCode, progress } = await federation('drift', 'dev', '--issue');

    expect(exitCode).toBe(expected);
    expect(progress).toContain(said);
    expect(checkout.calls).toHaveLength(planned);
  });

  test('with --issue, fails if no saved review exists', async () => {
    const { progress } = await federation('drift', 'dev', '--issue');

    expect(progress).toContain('ERR_REVIEW_MISSING');
  });
});
