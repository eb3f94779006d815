import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { formatTexts } from '../src';

const TEXT = 'export const a = "b"';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'checkout-'));
  writeFileSync(join(root, '.oxfmtrc.json'), JSON.stringify({ singleQuote: true, ignorePatterns: ['**/ignored.ts'] }));
});
afterEach(() => rmSync(root, { recursive: true }));

const install = () => {
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(resolve(__dirname, '../../../node_modules/oxfmt'), join(root, 'node_modules/oxfmt'));
};

describe('formatTexts', () => {
  test('formats by the settings of the checkout, and writes nothing there', () => {
    install();

    expect(
      formatTexts(root, {
        '.github/a.ts': TEXT,
        '!b.ts': TEXT,
        'src/ignored.ts': TEXT,
        LICENSE: TEXT,
        '.oxfmtrc.json': '{"singleQuote":false}',
      }),
    ).toEqual({
      '.github/a.ts': "export const a = 'b';\n",
      '!b.ts': "export const a = 'b';\n",
      'src/ignored.ts': TEXT,
      LICENSE: TEXT,
      '.oxfmtrc.json': '{"singleQuote":false}',
    });
    expect(readdirSync(root).sort()).toEqual(['.oxfmtrc.json', 'node_modules']);
  });

  test.each([
    ['the formatter is not installed', TEXT, () => undefined],
    ['a text cannot be parsed', 'export const = ', install],
  ])('reports ERR_NOT_FORMATTED if %s', (_, text, prepare) => {
    prepare();

    expect(() => formatTexts(root, { 'given.ts': text })).toThrow(/ERR_NOT_FORMATTED/);
    expect(existsSync(join(root, 'given.ts'))).toBe(false);
  });
});
