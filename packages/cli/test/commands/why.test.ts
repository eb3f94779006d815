import { run } from '../../src/main';

/** Runs the command; returns what it prints, and its exit code. */
async function why(...args: string[]) {
  let [progress, result] = ['', ''];
  const sink = (write: (text: string) => void) => ({ write: (text: string) => (write(text), true) }) as never;
  const exitCode = await run(['why', ...args], {
    progress: sink((text) => (progress += text)),
    result: sink((text) => (result += text)),
  });
  return { exitCode, progress, result };
}

describe('./federation why', () => {
  test('prints the allowed values, the fix and the source of a code, and the folder that defines it', async () => {
    const { exitCode, result } = await why('ERR_URL_NOT_CANONICAL');

    expect(result).toBe(
      [
        'ERR_URL_NOT_CANONICAL (packages/federation)',
        '  allowed:  {canonical}, as browsers send it',
        '  fix:      write {canonical}',
        '  source:   https://datatracker.ietf.org/doc/html/rfc9700#section-2.1',
        '',
      ].join('\n'),
    );
    expect(exitCode).toBe(0);
  });

  test.each([
    ['ERR_URL_NOT_HTTPS', '  allowed:  depends on the value; the error prints it\n  fix:      serve it over https\n'],
    ['ERR_STATE_LOCKED', '  received: the error prints it\n  allowed:  no lock\n'],
  ])('describes a text of %s that is only a value', async (code, texts) => {
    const { result } = await why(code);

    expect(result).toContain(texts);
  });

  test.each(['implicit-flow', 'ERR_POLICY_IMPLICIT_FLOW', 'Implicit-Flow'])('prints the rule %s', async (name) => {
    const { exitCode, result } = await why(name);

    expect(result).toMatch(/^implicit-flow \(configuration\)\n {2}finding: .+\n {2}severity: high\n/);
    expect(exitCode).toBe(0);
  });

  test.each([
    ['ERR_URL_HTTPS', 'ERR_URL_NOT_HTTPS'],
    ['pool-lost', 'user-pool-lost'],
    ['nope', 'docs/errors.md'],
  ])('refuses %s and proposes %s', async (name, proposal) => {
    const { exitCode, progress } = await why(name);

    expect(progress).toMatch(/ERR_WHY_UNKNOWN/);
    expect(progress).toContain(proposal);
    expect(exitCode).toBe(1);
  });

  test('proposes no name that differs much from the given one', async () => {
    const { progress } = await why('nope');

    expect(progress).not.toMatch(/ERR_(?!WHY_UNKNOWN)/);
  });
});
