import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ScriptedCheckout } from './support/scripted';

let checkout: ScriptedCheckout;
const STACK = 'apps/dev/cdktf.out/stacks/dev';
const mode = (file: string) => statSync(checkout.path(file)).mode & 0o777;

beforeEach(() => {
  checkout = new ScriptedCheckout();
  checkout.synthesize({ provider: { aws: [{ region: 'eu-central-1' }] } });
});
afterEach(() => checkout.remove());

describe('Terraform that fails for want of credentials', () => {
  const stderr = 'Error: No valid credential sources found\n';

  test.each([
    ['init', ['plan', 'dev']],
    ['plan', ['plan', 'dev']],
    ['plan', ['apply', 'dev', '--reviewed', `sha256:${'0'.repeat(64)}`]],
    ['plan', ['destroy', 'dev', '--confirm', 'dev']],
    ['init', ['recover', 'dev']],
  ])('in %s is told by a code and a fix beside its own words: %j', async (subcommand, args) => {
    checkout.answer({ [subcommand]: { exitCode: 1, stderr } });

    const { exitCode, progress } = await checkout.federation(args);

    expect(exitCode).toBe(1);
    expect(progress).toMatch(
      /^Error: No valid credential sources found[\s\S]*ERR_AWS_CREDENTIALS[\s\S]*fix: +sign in/m,
    );
  });
});

describe('a state that an apply could not write', () => {
  const erroring = {
    plan: { exitCode: 1, stderr: 'Error: Failed to persist state to backend\n', writes: { 'errored.tfstate': '{}' } },
  };

  test('is for its owner only, as is all that Terraform writes', async () => {
    checkout.answer({ plan: { exitCode: 2, writes: { 'terraform.tfstate.backup': '{}' } } });
    await checkout.federation(['plan', 'dev']);
    checkout.answer(erroring);
    await checkout.federation(['plan', 'dev']);

    expect(mode(`${STACK}/terraform.tfstate.backup`)).toBe(0o600);
    expect(mode(`${STACK}/errored.tfstate`)).toBe(0o600);
  });

  test('is told at once, with the command that writes it', async () => {
    checkout.answer(erroring);

    const { exitCode, progress } = await checkout.federation(['plan', 'dev']);

    expect(exitCode).toBe(1);
    expect(progress).toMatch(/ERR_STATE_NOT_PUSHED[\s\S]*fix: .*state push errored\.tfstate && rm /);
  });

  test.each([
    ['plan', ['plan', 'dev']],
    ['apply', ['apply', 'dev', '--reviewed', `sha256:${'0'.repeat(64)}`]],
    ['destroy', ['destroy', 'dev', '--confirm', 'dev']],
    ['recover, which runs before cdktf deploy', ['recover', 'dev']],
  ])('is refused before anything is done by %s', async (_what, args) => {
    mkdirSync(checkout.path(STACK), { recursive: true });
    writeFileSync(checkout.path(join(STACK, 'errored.tfstate')), '{}', { mode: 0o644 });

    const { exitCode, progress } = await checkout.federation(args);

    expect(exitCode).toBe(1);
    expect(progress).toContain('ERR_STATE_NOT_PUSHED');
    expect(progress).toContain(`-chdir='${STACK}' state push errored.tfstate && rm '${STACK}/errored.tfstate'`);
    expect(checkout.calls).toEqual([]);
    expect(existsSync(checkout.path(`${STACK}/errored.tfstate`))).toBe(true);
    expect(mode(`${STACK}/errored.tfstate`)).toBe(0o600);
  });
});
