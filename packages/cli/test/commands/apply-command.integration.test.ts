import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { PLANS, ScriptedCheckout } from './support/scripted';

let checkout: ScriptedCheckout;

beforeEach(() => {
  checkout = new ScriptedCheckout();
  checkout.synthesize({});
});
afterEach(() => checkout.remove());

const apply = (...args: string[]) => checkout.federation(['apply', 'dev', ...args]);
const applied = () => checkout.calls.filter((call) => call.startsWith('apply'));

/** Plans and reviews, into reviewed.json; returns the fingerprint. */
async function reviewed(plan: string): Promise<string> {
  checkout.answer({ plan: { exitCode: 2 }, show: { stdout: plan } });
  await checkout.federation(['plan', 'dev']);
  const { result } = await checkout.federation(['review', 'dev', '--format', 'json']);
  checkout.write('reviewed.json', result);
  return (JSON.parse(result) as { reviews: [{ fingerprint: string }] }).reviews[0].fingerprint;
}

describe('./federation apply', () => {
  test('applies the current plan if it matches the reviewed plan', async () => {
    const fingerprint = await reviewed(PLANS.updates);

    const { exitCode } = await apply('--reviewed', fingerprint);

    expect(exitCode).toBe(0);
    expect(applied()).toEqual([expect.stringMatching(/^apply -no-color -input=false \S+\/own-\d+\.tfplan$/)]);
    expect(readdirSync(checkout.path('.local/plans/dev'))).toEqual(['review.json']);
  });

  test('removes the plan of a killed apply, because it contains secrets', async () => {
    const fingerprint = await reviewed(PLANS.updates);
    const { pid } = spawnSync(process.execPath, ['--version']);
    checkout.write(`.local/plans/dev/own-${pid}.tfplan`, 'a plan');

    await apply('--reviewed', fingerprint);

    expect(readdirSync(checkout.path('.local/plans/dev'))).toEqual(['review.json']);
  });

  test.each([
    ['a fingerprint with a local review', (fingerprint: string) => fingerprint],
    ['a review', () => 'reviewed.json'],
  ])(
    'refuses a plan that differs from the reviewed plan, given by %s, and reports the difference',
    async (_what, given) => {
      const fingerprint = await reviewed(PLANS.updates);
      checkout.answer({ plan: { exitCode: 2 }, show: { stdout: PLANS.creates } });

      const { exitCode, progress } = await apply('--reviewed', given(fingerprint));

      expect(exitCode).toBe(3);
      expect(progress).toContain('aws_cognito_user_pool.Users: actions were update, now create');
      expect(applied()).toEqual([]);
      expect(existsSync(checkout.path('.local/plans/dev/plan.tfplan'))).toBe(true);
    },
  );

  test('refuses a fingerprint without a stored review, and lists every change', async () => {
    checkout.answer({ plan: { exitCode: 2 }, show: { stdout: PLANS.creates } });

    const { exitCode, progress } = await apply('--reviewed', `sha256:${'0'.repeat(64)}`);

    expect(exitCode).toBe(3);
    expect(progress).toContain('aws_cognito_user_pool.Users: is in the current plan');
    expect(applied()).toEqual([]);
  });

  test.each([
    ['without an acknowledgement', [], 3],
    ['with one of another address', ['--acknowledge', 'user-pool-lost@aws_cognito_user_pool.Others'], 3],
    ['with an acknowledgement of its address', ['--acknowledge', 'user-pool-lost@aws_cognito_user_pool.Users'], 0],
    ['with an acknowledgement of its address, from a file', ['--acknowledgements', 'accepted.txt'], 0],
    ['with an acknowledgement for another environment', ['--acknowledgements', 'elsewhere.txt'], 3],
  ])('handles a critical risk %s', async (_what, args, expected) => {
    const fingerprint = await reviewed(PLANS.replaces);
    checkout.write('accepted.txt', 'dev user-pool-lost aws_cognito_user_pool.Users\n');
    checkout.write('elsewhere.txt', 'prod user-pool-lost aws_cognito_user_pool.Users\n');

    const { exitCode, progress } = await apply('--reviewed', fingerprint, ...args);

    expect(exitCode).toBe(expected);
    expect(applied()).toHaveLength(expected === 0 ? 1 : 0);
    expect(progress.includes("--acknowledge 'user-pool-lost@aws_cognito_user_pool.Users'")).toBe(expected === 3);
  });

  test('applies its own plan while another plan runs', async () => {
    const fingerprint = await reviewed(PLANS.updates);
    const [shown] = checkout.calls.filter((call) => call.startsWith('show'));

    await apply('--reviewed', fingerprint);

    const [planned, own] = checkout.calls.filter((call) => call.startsWith('show')).slice(-2);
    expect(shown).toBe(planned);
    expect(own).not.toBe(planned);
    expect(applied()[0]).toContain(own?.split(' ').at(-1));
  });

  test('applies nothing if the plan has no changes', async () => {
    const unchanged = PLANS.updates.replace('["update"]', '["no-op"]');
    const fingerprint = await reviewed(unchanged);
    checkout.answer({ show: { stdout: unchanged } });

    const { exitCode } = await apply('--reviewed', fingerprint);

    expect(exitCode).toBe(0);
    expect(applied()).toEqual([]);
  });

  test('exits with 1 if Terraform fails, and deletes the used plan', async () => {
    const fingerprint = await reviewed(PLANS.updates);
    checkout.answer({
      plan: { exitCode: 2 },
      show: { stdout: PLANS.updates },
      apply: { exitCode: 1, stderr: 'Error: access denied' },
    });

    const { exitCode, progress } = await apply('--reviewed', fingerprint);

    expect(exitCode).toBe(1);
    expect(progress).toContain('access denied');
    expect(existsSync(checkout.path('.local/plans/dev/plan.tfplan'))).toBe(false);
  });

  test.each([
    ['nothing reviewed', [], '--reviewed'],
    ['an invalid fingerprint', ['--reviewed', 'sha256:12'], 'ERR_REVIEWED_FINGERPRINT'],
    ['a missing file', ['--reviewed', 'none.json'], 'ERR_FILE_UNREADABLE'],
    ['a review of another environment', ['--reviewed', 'prod.json'], 'ERR_REVIEWED_ELSEWHERE'],
  ])('refuses %s before it plans', async (_what, args, told) => {
    const prod = { environment: 'prod', fingerprint: `sha256:${'0'.repeat(64)}`, changes: [] };
    checkout.write('prod.json', JSON.stringify({ version: 1, reviews: [prod] }));

    const { exitCode, progress } = await apply(...args);

    expect(progress).toContain(told);
    expect(exitCode).toBe(1);
    expect(checkout.calls).toEqual([]);
  });
});
