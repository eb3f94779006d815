import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLANS, ScriptedCheckout, type Answers } from './support/scripted';

let checkout: ScriptedCheckout;
const STACK = 'apps/dev/cdktf.out/stacks/dev';
const mode = (file: string) => statSync(checkout.path(file)).mode & 0o777;

beforeEach(() => {
  checkout = new ScriptedCheckout();
  checkout.synthesize({ provider: { aws: [{ region: 'eu-central-1' }] } });
});
afterEach(() => checkout.remove());

describe('a Terraform error about missing credentials', () => {
  const stderr = 'Error: No valid credential sources found\n';

  test.each([
    ['init', ['plan', 'dev']],
    ['plan', ['plan', 'dev']],
    ['plan', ['apply', 'dev', '--reviewed', `sha256:${'0'.repeat(64)}`]],
    ['plan', ['destroy', 'dev', '--confirm', 'dev']],
    ['init', ['recover', 'dev']],
  ])('in %s is reported with a code, a fix and the message of Terraform: %j', async (subcommand, args) => {
    checkout.answer({ [subcommand]: { exitCode: 1, stderr } });

    const { exitCode, progress } = await checkout.federation(args);

    expect(exitCode).toBe(1);
    expect(progress).toMatch(
      /^Error: No valid credential sources found[\s\S]*ERR_AWS_CREDENTIALS[\s\S]*fix: +sign in/m,
    );
  });
});

describe('Terraform ended by a signal', () => {
  test('in an apply is reported, with the command that shows what remains', async () => {
    checkout.answer({ plan: { exitCode: 2 }, show: { stdout: PLANS.updates } });
    await checkout.federation(['plan', 'dev']);
    const { result } = await checkout.federation(['review', 'dev', '--format', 'json']);
    checkout.write('reviewed.json', result);
    checkout.answer({ plan: { exitCode: 2 }, show: { stdout: PLANS.updates }, apply: { killed: true } });

    const { exitCode, progress } = await checkout.federation(['apply', 'dev', '--reviewed', 'reviewed.json']);

    expect(exitCode).toBe(1);
    expect(progress).toMatch(
      /ERR_TERRAFORM_KILLED[\s\S]*ended by SIGKILL[\s\S]*fix: +run \.\/federation recover dev\n/,
    );
  });
});

test('a lock of the state is reported with the command that shows it before the one that releases it', async () => {
  const stderr = 'Error: Error acquiring the state lock\n\nLock Info:\n  ID:        09e1eb33\n';
  checkout.answer({ plan: { exitCode: 1, stderr } });

  const { progress } = await checkout.federation(['plan', 'dev']);

  expect(progress).toMatch(/\.\/federation recover dev\n[\s\S]*force-unlock 09e1eb33\n/);
});

describe('a state that an apply could not write', () => {
  const erroring = {
    plan: { exitCode: 1, stderr: 'Error: Failed to persist state to backend\n', writes: { 'errored.tfstate': '{}' } },
  };

  test('is readable by its owner only, as are all files that Terraform writes', async () => {
    checkout.answer({ plan: { exitCode: 2, writes: { 'terraform.tfstate.backup': '{}' } } });
    await checkout.federation(['plan', 'dev']);
    checkout.answer(erroring);
    await checkout.federation(['plan', 'dev']);

    expect(mode(`${STACK}/terraform.tfstate.backup`)).toBe(0o600);
    expect(mode(`${STACK}/errored.tfstate`)).toBe(0o600);
  });

  test('is reported at once, with the command that writes it', async () => {
    checkout.answer(erroring);

    const { exitCode, progress } = await checkout.federation(['plan', 'dev']);

    expect(exitCode).toBe(1);
    expect(progress).toMatch(/ERR_STATE_NOT_PUSHED[\s\S]*fix: .*state push errored\.tfstate && rm /);
  });

  test('is reported with the address and ID of each resource in it', async () => {
    const resources = [
      {
        mode: 'managed',
        type: 'aws_cognito_user_pool',
        name: 'Users',
        instances: [{ attributes: { id: 'eu-west-1_abc' } }],
      },
      { mode: 'data', type: 'aws_region', name: 'current', instances: [{ attributes: { id: 'eu-west-1' } }] },
    ];
    checkout.answer({
      plan: { ...erroring.plan, writes: { 'errored.tfstate': JSON.stringify({ version: 4, resources }) } },
    });

    const { progress } = await checkout.federation(['plan', 'dev']);

    expect(progress).toContain('it contains aws_cognito_user_pool.Users (eu-west-1_abc)\n');
  });

  describe('in an apply', () => {
    const applying = {
      plan: { exitCode: 2 },
      show: { stdout: PLANS.updates },
      apply: { exitCode: 1, stderr: 'Error: Failed to persist state\n', writes: { 'errored.tfstate': '{}' } },
    };
    const apply = async () => {
      checkout.answer({ plan: { exitCode: 2 }, show: { stdout: PLANS.updates } });
      await checkout.federation(['plan', 'dev']);
      const { result } = await checkout.federation(['review', 'dev', '--format', 'json']);
      checkout.write('reviewed.json', result);
      checkout.answer({ ...applying, ...answers });
      return checkout.federation(['apply', 'dev', '--reviewed', 'reviewed.json']);
    };
    let answers: Answers;

    test('is pushed once more, because a CI runner is deleted after its job', async () => {
      answers = {};

      const { exitCode, progress } = await apply();

      expect(exitCode).toBe(1);
      expect(checkout.calls.at(-1)).toBe('state push errored.tfstate');
      expect(existsSync(checkout.path(`${STACK}/errored.tfstate`))).toBe(false);
      expect(progress).not.toContain('ERR_STATE_NOT_PUSHED');
    });

    test('remains if this push fails too, and the command reports it', async () => {
      answers = { state: { exitCode: 1, stderr: 'Error: ExpiredToken\n' } };

      const { exitCode, progress } = await apply();

      expect(exitCode).toBe(1);
      expect(progress).toContain('ERR_STATE_NOT_PUSHED');
      expect(existsSync(checkout.path(`${STACK}/errored.tfstate`))).toBe(true);
    });
  });

  test.each([
    ['plan', ['plan', 'dev']],
    ['apply', ['apply', 'dev', '--reviewed', `sha256:${'0'.repeat(64)}`]],
    ['destroy', ['destroy', 'dev', '--confirm', 'dev']],
    ['recover, which runs before cdktf deploy', ['recover', 'dev']],
  ])('makes %s fail before it does anything', async (_what, args) => {
    mkdirSync(checkout.path(STACK), { recursive: true });
    writeFileSync(checkout.path(join(STACK, 'errored.tfstate')), '{}', { mode: 0o644 });

    const { exitCode, progress } = await checkout.federation(args);

    expect(exitCode).toBe(1);
    expect(progress).toContain('ERR_STATE_NOT_PUSHED');
    expect(progress).toContain(`-chdir=${STACK} state push errored.tfstate && rm ${STACK}/errored.tfstate`);
    expect(checkout.calls).toEqual([]);
    expect(existsSync(checkout.path(`${STACK}/errored.tfstate`))).toBe(true);
    expect(mode(`${STACK}/errored.tfstate`)).toBe(0o600);
  });
});
