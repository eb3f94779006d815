import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { run } from '../../src';
import { PLANS } from './support/scripted';
import { withFile } from './support/with-file';

/**
 * Runs `./federation review` on a plan; collects what it prints, on a terminal or not, and what it writes to a file.
 */
function review({
  isTTY,
  args = [],
  writes,
}: {
  readonly isTTY: boolean;
  readonly args?: string[];
  readonly writes?: boolean;
}) {
  return withFile(PLANS.replaces, async (path) => {
    const file = join(path, '../review');
    let result = '';
    await run(['review', path, ...args, ...(writes ? ['--output', file] : [])], {
      progress: { write: () => true },
      result: { write: (text: string) => Boolean((result += text)), isTTY },
    });
    return { result, written: existsSync(file) ? readFileSync(file, 'utf8') : undefined };
  });
}

const VERDICT = '✗ outputs (no stage given, judged as production): blocked\n';
const MARKER = '<!-- federation-plan outputs -->\n';

describe('the default format of ./federation review', () => {
  const environment = process.env;
  beforeEach(() => {
    process.env = { ...environment, TERM: 'xterm' };
    delete process.env.NO_COLOR;
  });
  afterEach(() => {
    process.env = environment;
  });

  test('is text with color on a terminal', async () => {
    const { result } = await review({ isTTY: true });

    expect(stripVTControlCharacters(result).startsWith(VERDICT)).toBe(true);
    expect(result).toContain('\u001b[31m');
  });

  test.each([
    ['NO_COLOR', '1'],
    ['TERM', 'dumb'],
  ])('is text without color on a terminal if %s is %s', async (name, value) => {
    process.env[name] = value;

    expect((await review({ isTTY: true })).result.startsWith(VERDICT)).toBe(true);
  });

  test.each([
    ['a pipe', { isTTY: false }],
    ['a terminal with --format markdown', { isTTY: true, args: ['--format', 'markdown'] }],
  ])('is Markdown in %s', async (_where, options) => {
    expect((await review(options)).result.startsWith(MARKER)).toBe(true);
  });

  test.each([
    ['Markdown', [], MARKER],
    ['text without color, with --format text,', ['--format', 'text'], VERDICT],
  ])('is %s in a file', async (_what, args, begin) => {
    const { result, written } = await review({ isTTY: true, args, writes: true });

    expect(result).toBe('');
    expect(written?.startsWith(begin)).toBe(true);
    expect(written).not.toContain('\u001b');
  });
});
