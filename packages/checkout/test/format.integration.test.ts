import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { formatFiles } from '../src';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'format-'));
  writeFileSync(join(root, '.oxfmtrc.json'), JSON.stringify({ singleQuote: true, ignorePatterns: ['ignored.ts'] }));
});
afterEach(() => rmSync(root, { recursive: true }));

const install = () => {
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(resolve(__dirname, '../../../node_modules/oxfmt'), join(root, 'node_modules/oxfmt'));
};
const write = (file: string, text: string) => writeFileSync(join(root, file), text);
const read = (file: string) => readFileSync(join(root, file), 'utf8');

describe('formatFiles', () => {
  test('formats the files by the settings of the checkout, and no other file', () => {
    install();
    for (const file of ['given.ts', 'other.ts', 'ignored.ts', 'binary.png']) write(file, 'export const a = "b"');

    formatFiles(root, ['given.ts', 'ignored.ts', 'binary.png']);

    expect(read('given.ts')).toBe("export const a = 'b';\n");
    for (const file of ['other.ts', 'ignored.ts', 'binary.png']) expect(read(file)).toBe('export const a = "b"');
  });

  test.each([
    ['the formatter is not installed', 'export const a = "b"', () => undefined],
    ['a file cannot be parsed', 'export const = ', install],
  ])('reports ERR_NOT_FORMATTED if %s', (_, text, prepare) => {
    prepare();
    write('given.ts', text);

    expect(() => formatFiles(root, ['given.ts'])).toThrow(/ERR_NOT_FORMATTED at given\.ts/);
    expect(read('given.ts')).toBe(text);
  });
});
