import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { federationProgram, run } from '../src/main';
import { commandVersion } from '../src/version';

/** Runs the command line and collects what it prints. */
async function printed(...args: string[]) {
  const texts = { progress: '', result: '' };
  const output = {
    progress: { write: (text: string) => Boolean((texts.progress += text)) },
    result: { write: (text: string) => Boolean((texts.result += text)) },
  } as unknown as NonNullable<Parameters<typeof run>[1]>;
  return { exitCode: await run(args, output), ...texts };
}

const program = federationProgram({
  output: { progress: process.stderr, result: process.stdout },
  exit: () => undefined,
});

describe('./federation', () => {
  test('uses this name in each usage line', () => {
    const usages = program.commands.map((command) => command.helpInformation().split('\n')[0]);

    for (const usage of usages) expect(usage).toMatch(/^Usage: \.\/federation [a-z]+ /);
  });

  test('prints its version without a commit in a copy without history', () => {
    const folder = mkdtempSync(join(tmpdir(), 'version-'));
    try {
      expect(commandVersion(join(folder, 'federation.mjs'))).toMatch(/^\d+\.\d+\.\d+$/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.each(['orphans', 'drift-issue', 'comment', 'approval'])('rejects the earlier name %s', async (name) => {
    const { exitCode, progress } = await printed(name, 'dev');

    expect(exitCode).not.toBe(0);
    expect(progress).toContain(`unknown command '${name}'`);
  });

  test.each([
    ['an unknown command', ['reherse', 'dev'], './federation', "unknown command 'reherse' (Did you mean rehearse?)"],
    ['the help of an unknown command', ['nosuch', '--help'], './federation', "unknown command 'nosuch'"],
    ['the help of an unknown subcommand', ['ci', 'nosuch', '-h'], './federation ci', "unknown command 'nosuch'"],
    ['a help command', ['help'], './federation', "unknown command 'help'"],
    ['a help command of a group', ['ci', 'help'], './federation ci', "unknown command 'help'"],
    ['an unknown option', ['rehearse', 'dev', '--fast'], './federation rehearse', "unknown option '--fast'"],
    ['a missing argument', ['plan'], './federation plan', "missing required argument 'environment'"],
    ['a missing option', ['apply', 'dev'], './federation apply', "required option '--reviewed <fingerprint|file>'"],
    ['too many arguments', ['plan', 'dev', 'prod'], './federation plan', 'too many arguments'],
    [
      'a wrong choice',
      ['config', 'dev', '--format', 'yaml'],
      './federation config',
      'amplify, oidc-client-ts, authjs, dotenv, json',
    ],
    ['a subcommand', ['ci', 'comment', 'dev'], './federation ci comment', "required option '--pull-request <number>'"],
    ['a wrong duration', ['plan', 'dev', '--lock-timeout', 'soon'], './federation plan', '30s, 5m or 1h30m'],
    ['no duration', ['apply', 'dev', '--reviewed', 'x', '--lock-timeout', '5'], './federation apply', '30s, 5m'],
    ['a negative duration', ['drift', 'dev', '--lock-timeout', '-5m'], './federation drift', '30s, 5m'],
  ])('refuses %s with a code, once', async (_what, args, command, why) => {
    const { exitCode, progress, result } = await printed(...args);

    expect([exitCode, result]).toEqual([1, '']);
    expect(progress).toContain(`ERR_COMMAND_LINE at ${command}\n`);
    expect(progress.split(why)).toHaveLength(2);
  });

  test.each([[[]], [['ci']]])('shows its help on stderr if a command is missing: %j', async (args) => {
    const { exitCode, progress, result } = await printed(...args);

    expect([exitCode, result]).toEqual([1, '']);
    expect(progress).toContain('Usage: ./federation');
    expect(progress).not.toContain('ERR_');
  });

  test.each([[['--help']], [['plan', '--help']], [['ci', '--help']], [['ci', 'comment', '--help']]])(
    'prints the help on stdout: %j',
    async (args) => {
      const { exitCode, result } = await printed(...args);

      expect(exitCode).toBe(0);
      expect(result).toContain(['Usage: ./federation', ...args.slice(0, -1)].join(' '));
      expect(result).not.toMatch(/^ {2}help /m);
    },
  );

  test('lists its commands in groups', () => {
    const help = program.helpInformation();

    expect(help.match(/^\w+:$/gm)).toEqual(['Options:', 'Develop:', 'Deliver:', 'Operate:', 'CI:']);
  });
});
