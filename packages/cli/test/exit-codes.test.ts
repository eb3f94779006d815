import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EXIT_CODES } from '@auth0-cognito/plan-review';
import type { Command } from 'commander';
import { EXIT, exitCodesOf, exitCodesPage } from '../src/exit-codes';
import { federationProgram } from '../src/main';

const ROOT = resolve(__dirname, '../../..');
const SOURCES = [join(ROOT, 'packages/cli/src'), join(ROOT, '.github/scripts')];

/**
 * Whether a source writes an exit code as a number: `exit(2)`, `return 3;`, `exitCode = 1`, or a constant that it exits
 * with.
 */
function writesNumber(source: string): boolean {
  if (/\bexit\(\d+\)|\breturn \d+;|exitCode\s*=(?!=)\s*\d+/.test(source)) return true;
  const constants = [...source.matchAll(/^const ([A-Z_]+) = \d+;/gm)].map(([, name]) => name!);
  return constants.some((name) =>
    new RegExp(`\\breturn ${name};|\\bexit\\(${name}\\)|exitCode [!=]== ${name}\\b`).test(source),
  );
}

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|mjs)$/.test(file) && file !== 'exit-codes.ts')
    .map((file) => join(folder, file));

const leaves = (command: Command, path: readonly string[] = []): (readonly [string, Command])[] =>
  command.commands.length > 0
    ? command.commands.flatMap((each) => leaves(each, [...path, each.name()]))
    : [[path.join(' '), command]];

/** The printed help of a command, with the texts after it. */
function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (piece) => (text += piece) });
  command.outputHelp();
  return text;
}

const program = federationProgram({
  output: { progress: process.stderr, result: process.stdout },
  exit: () => undefined,
});

/** A table without the spaces that the formatter adds. */
const tight = (text: string) => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---').trim();

describe('exit codes', () => {
  test.each(leaves(program))('the help of %s lists its codes in the table, and no others', (name, command) => {
    const [, section = ''] = helpOf(command).split('\nExit codes:\n');
    const rows = section
      .trimEnd()
      .split('\n')
      .map((line) => /^ {2}(\d+) +(.+)$/.exec(line)?.slice(1) ?? [line]);

    expect(rows).toEqual(exitCodesOf(name).map(([code, text]) => [String(code), text]));
  });

  test('no command and no workflow script writes an exit code as a number', () => {
    const found = SOURCES.flatMap(filesOf).filter((file) => writesNumber(readFileSync(file, 'utf8')));

    expect(found).toEqual([]);
  });

  test.each(['  exit(2);', 'return 3;', 'process.exitCode = 1;', 'const REFUSED = 3;\nreturn REFUSED;'])(
    'the search for numbers finds `%s`',
    (line) => {
      expect(writesNumber(line)).toBe(true);
    },
  );

  test('a review exits with the codes of the table', () => {
    const { success, failed, attention, refused } = EXIT;

    expect(EXIT_CODES).toEqual({
      nothing: success,
      safe: success,
      unreadable: failed,
      look: attention,
      blocked: refused,
    });
  });

  test('the scripts of the workflows use the same codes', async () => {
    const lib = pathToFileURL(join(ROOT, '.github/scripts/lib.mjs')).href;

    const { EXIT: known } = (await import(lib)) as { EXIT: Record<string, number> };

    expect(EXIT).toMatchObject(known);
  });

  test('docs/exit-codes.md matches the table', () => {
    const page = readFileSync(join(ROOT, 'docs/exit-codes.md'), 'utf8');

    expect(tight(page)).toBe(tight(exitCodesPage()));
  });
});
