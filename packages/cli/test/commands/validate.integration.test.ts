import { ScriptedCheckout } from './support/scripted';

let checkout: ScriptedCheckout;

beforeEach(() => {
  checkout = new ScriptedCheckout();
  checkout.synthesize({});
});
afterEach(() => checkout.remove());

describe('./federation validate', () => {
  test('runs Terraform and reads no state', async () => {
    checkout.answer({ validate: { stdout: 'Success! The configuration is valid.\n' } });

    const { exitCode, result } = await checkout.federation(['validate', 'dev']);

    expect(exitCode).toBe(0);
    expect(result).toContain('Success!');
    expect(checkout.calls).toEqual(['init -no-color -input=false -backend=false', 'validate -no-color']);
  });

  test.each([
    ['init', 1],
    ['validate', 3],
  ])('prints the error of Terraform if its %s fails, and exits with %i', async (command, expected) => {
    checkout.answer({ [command]: { exitCode: 1, stderr: 'Error: unsupported argument' } });

    const { exitCode, progress } = await checkout.federation(['validate', 'dev']);

    expect(exitCode).toBe(expected);
    expect(progress).toContain('unsupported argument');
    expect(checkout.calls.at(-1)).toContain(command);
  });

  test('exits with 2 if there is nothing to validate', async () => {
    const { exitCode, progress } = await checkout.federation(['validate', 'qa']);

    expect(exitCode).toBe(1);
    expect(progress).toContain('ERR_ENVIRONMENT_UNKNOWN');
  });
});

describe.each(['validate', 'plan', 'review', 'apply', 'destroy', 'lock'])('./federation %s --help', (command) => {
  test('shows examples and exit codes', async () => {
    const { exitCode, result } = await checkout.federation([command, '--help']);

    expect(exitCode).toBe(0);
    expect(result).toMatch(new RegExp(`Examples:\\n  \\$ \\./federation ${command} [\\s\\S]*Exit codes[\\s\\S]*  0  `));
  });
});
