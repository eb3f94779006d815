import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { ScriptedCheckout } from './support/scripted';

let checkout: ScriptedCheckout;

beforeEach(() => {
  checkout = new ScriptedCheckout();
  checkout.synthesize({});
});
afterEach(() => checkout.remove());

const PLANS = '.local/plans/dev';

describe('./federation plan', () => {
  test.each<[string, string[], 0 | 1 | 2, number]>([
    ['no changes', [], 0, 0],
    ['changes', [], 2, 0],
    ['a failure', [], 1, 1],
    ['no changes, in detail', ['--detailed-exitcode'], 0, 0],
    ['changes, in detail', ['--detailed-exitcode'], 2, 2],
    ['a failure, in detail', ['--detailed-exitcode'], 1, 1],
  ])('exits with the code of Terraform: %s', async (_what, args, answered, expected) => {
    checkout.answer({ plan: { exitCode: answered } });

    const { exitCode } = await checkout.federation(['plan', 'dev', ...args]);

    expect(exitCode).toBe(expected);
    const kept = { 0: ['plan.tfplan'], 1: [], 2: ['existing.json', 'plan.tfplan'] };
    expect(readdirSync(checkout.path(PLANS))).toEqual(kept[answered]);
  });

  test('prints the plan on stdout, and other messages on stderr', async () => {
    checkout.answer({ init: { stdout: 'initializing\n' }, plan: { exitCode: 2, stdout: 'Plan: 1 to add\n' } });

    const { result, progress } = await checkout.federation(['plan', 'dev']);

    expect(result).toBe('Plan: 1 to add\n');
    expect(progress).toContain('initializing');
  });

  test('keeps the plan where only its owner can read it', async () => {
    await checkout.federation(['plan', 'dev']);

    expect(statSync(checkout.path(`${PLANS}/plan.tfplan`)).mode & 0o777).toBe(0o600);
    expect(statSync(checkout.path(PLANS)).mode & 0o777).toBe(0o700);
  });

  test('keeps the earlier plan if a new plan fails', async () => {
    await checkout.federation(['plan', 'dev']);
    checkout.answer({ plan: { exitCode: 1, stderr: 'no credentials' } });

    const { progress } = await checkout.federation(['plan', 'dev']);

    expect(progress).toContain('no credentials');
    expect(readFileSync(checkout.path(`${PLANS}/plan.tfplan`), 'utf8')).toBe('a plan');
  });

  test('plans with the state of the JSON, locks it, and waits for a lock for the given time', async () => {
    await checkout.federation(['plan', 'dev', '--lock-timeout', '5m']);

    expect(checkout.calls[0]).toBe('init -no-color -input=false -reconfigure');
    expect(checkout.calls[1]).toMatch(/^plan .*-detailed-exitcode .*-lock-timeout=5m$/);
    expect(checkout.calls.join(' ')).not.toContain('-lock=false');
  });

  test('uses exactly the providers of a lock file, and otherwise starts with the tested versions', async () => {
    const working = checkout.path('apps/dev/cdktf.out/stacks/dev/.terraform.lock.hcl');
    checkout.write('apps/dev/.terraform.lock.hcl', 'locked');
    await checkout.federation(['plan', 'dev']);
    const carried = readFileSync(working, 'utf8');
    const [init] = checkout.calls;

    rmSync(checkout.path('apps/dev/.terraform.lock.hcl'));
    await checkout.federation(['plan', 'dev']);

    expect(carried).toBe('locked');
    expect(init).toContain('-lockfile=readonly');
    expect(readFileSync(working, 'utf8')).toContain('hashicorp/aws" {\n  version = "5.100.0"');
    expect(checkout.calls.at(-2)).not.toContain('-lockfile');
  });

  test('lets Terraform stop in good order on the first Ctrl-C', async () => {
    checkout.answer({ plan: { waits: true } });
    const interrupt = new AbortController();

    const running = checkout.stoppable(['plan', 'dev'], interrupt.signal);
    while (!checkout.calls.some((call) => call.startsWith('plan'))) await new Promise((done) => setTimeout(done, 50));
    await new Promise((done) => setTimeout(done, 200));
    interrupt.abort();
    const { exitCode, result } = await running;

    expect(result).toContain('stopped in good order');
    expect(exitCode).toBe(130);
    expect(readdirSync(checkout.path(PLANS))).toEqual([]);
  });

  test('lets Terraform release the lock of the state when the command is killed', async () => {
    checkout.answer({ plan: { waits: true } });
    const kill = new AbortController();

    const running = checkout.stoppable(['plan', 'dev'], kill.signal, 'SIGKILL');
    while (!checkout.calls.some((call) => call.startsWith('plan'))) await new Promise((done) => setTimeout(done, 50));
    await new Promise((done) => setTimeout(done, 200));
    kill.abort();
    await running;

    while (checkout.calls.at(-1) !== 'stopped plan') await new Promise((done) => setTimeout(done, 50));
  });

  // 2 means that there are changes.
  test.each([
    ['an environment that was not synthesized', ['plan', 'dev'], 'ERR_NOT_SYNTHESIZED'],
    ['the config of one that was not synthesized', ['config', 'dev'], 'ERR_NOT_SYNTHESIZED'],
    ['the check of one that was not synthesized', ['verify', 'dev'], 'ERR_NOT_SYNTHESIZED'],
    ['an unknown environment', ['plan', 'qa'], 'ERR_ENVIRONMENT_UNKNOWN'],
    ['an unknown option', ['plan', 'dev', '--fast'], '--fast'],
    ['no environment', ['plan'], 'environment'],
  ])('exits with 1 for %s', async (_what, args, told) => {
    rmSync(checkout.path('apps/dev/cdktf.out'), { recursive: true });

    const { exitCode, progress } = await checkout.federation(args);

    expect(progress).toContain(told);
    expect(exitCode).toBe(1);
    expect(checkout.calls).toEqual([]);
  });

  test('reports synthesized output that is not JSON', async () => {
    checkout.write('apps/dev/cdktf.out/stacks/dev/cdk.tf.json', '{');

    const { exitCode, progress } = await checkout.federation(['plan', 'dev']);

    expect(progress).toContain('ERR_SYNTHESIS_UNREADABLE');
    expect(exitCode).toBe(1);
  });
});

describe('a missing Terraform program', () => {
  test('is reported with the fix', async () => {
    const without = new ScriptedCheckout({ TERRAFORM_BINARY_NAME: 'no-such-program' });
    without.synthesize({});

    const { exitCode, progress } = await without.federation(['plan', 'dev']);
    without.remove();

    expect(exitCode).toBe(1);
    expect(progress).toMatch(/ERR_TERRAFORM_MISSING[\s\S]*no-such-program[\s\S]*npm run setup/);
  });
});
