import { readdirSync } from 'node:fs';
import { PLANS, ScriptedCheckout } from './support/scripted';

let checkout: ScriptedCheckout;

beforeEach(() => {
  checkout = new ScriptedCheckout();
  checkout.synthesize({});
});
afterEach(() => checkout.remove());

const destroy = (...args: string[]) => checkout.federation(['destroy', 'dev', ...args]);
const applied = () => checkout.calls.filter((call) => call.startsWith('apply'));

describe('./federation destroy', () => {
  test('reports which users are lost, and destroys the environment whose name was confirmed', async () => {
    checkout.answer({ plan: { exitCode: 2 }, show: { stdout: PLANS.destroys } });

    const { exitCode, progress } = await destroy('--confirm', 'dev');

    expect(progress).toContain('user-pool-lost@aws_cognito_user_pool.Users');
    expect(exitCode).toBe(0);
    expect(checkout.calls.find((call) => call.startsWith('plan'))).toContain('-destroy');
    expect(applied()).toHaveLength(1);
  });

  test.each([
    ['another name', ['--confirm', 'prod'], 'ERR_CONFIRMATION_WRONG'],
    ['no name, without a terminal', [], 'ERR_CONFIRMATION_MISSING'],
  ])('refuses %s, and does not start Terraform', async (_what, args, told) => {
    const { exitCode, progress } = await destroy(...args);

    expect(progress).toContain(told);
    expect(exitCode).toBe(1);
    expect(checkout.calls).toEqual([]);
  });

  test('lists the existing environments before it requires a confirmation', async () => {
    const { exitCode, progress } = await checkout.federation(['destroy', 'qa']);

    expect(progress).toContain('ERR_ENVIRONMENT_UNKNOWN');
    expect(progress).not.toContain('ERR_CONFIRMATION_MISSING');
    expect(exitCode).toBe(1);
  });

  test('refuses a protected user pool, and prints how to remove the protection', async () => {
    checkout.answer({ plan: { exitCode: 2 }, show: { stdout: PLANS.destroysProtected } });

    const { exitCode, progress } = await destroy('--confirm', 'dev');

    expect(progress).toMatch(/ERR_DESTROY_PROTECTED at aws_cognito_user_pool\.Users[\s\S]*decommission/);
    expect(exitCode).toBe(1);
    expect(applied()).toEqual([]);
    expect(readdirSync(checkout.path('.local/plans/dev'))).toEqual(['review.json']);
  });

  test("refuses resources with Terraform's prevent_destroy before it plans", async () => {
    checkout.synthesize({ resource: { aws_cognito_user_pool: { Users: { lifecycle: { prevent_destroy: true } } } } });

    const { exitCode, progress } = await destroy('--confirm', 'dev');

    expect(progress).toContain('ERR_DESTROY_PROTECTED at aws_cognito_user_pool.Users');
    expect(exitCode).toBe(1);
    expect(checkout.calls).toEqual([]);
  });

  test('reports that nothing exists', async () => {
    checkout.answer({ show: { stdout: PLANS.updates.replace('["update"]', '["no-op"]') } });

    const { exitCode, progress } = await destroy('--confirm', 'dev');

    expect(progress).toContain('nothing to destroy');
    expect(exitCode).toBe(0);
  });
});
