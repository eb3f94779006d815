import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAll } from '../../src/init/write';

let root: string;
const text = (file: string) => readFileSync(join(root, file), 'utf8');
const change = (file: string) => ({ file, before: `before ${file}`, after: `after ${file}` });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'write-'));
  for (const file of ['a', 'b']) writeFileSync(join(root, file), change(file).before);
});
afterEach(() => rmSync(root, { recursive: true }));

describe('writeAll', () => {
  test('writes every change, and keeps the permissions of a file', () => {
    chmodSync(join(root, 'a'), 0o755);

    writeAll(root, [change('a'), change('b')]);

    expect([text('a'), text('b'), statSync(join(root, 'a')).mode & 0o777]).toEqual(['after a', 'after b', 0o755]);
    expect(readdirSync(root)).toEqual(['a', 'b']);
  });

  test('creates and removes files', () => {
    writeAll(root, [
      { file: 'a', before: 'before a', after: undefined },
      { file: 'c', before: undefined, after: 'after c' },
    ]);

    expect([readdirSync(root), text('c')]).toEqual([['b', 'c'], 'after c']);
  });

  test('restores written files if one cannot be written', () => {
    mkdirSync(join(root, 'c'));
    writeFileSync(join(root, 'gone'), 'before gone');

    const gone = { file: 'gone', before: 'before gone', after: undefined };
    const made = { file: 'made', before: undefined, after: 'made' };

    expect(() => writeAll(root, [change('a'), gone, made, change('c'), change('b')])).toThrow(
      expect.objectContaining({ code: 'ERR_INIT_NOT_WRITTEN' }),
    );
    expect([text('a'), text('b')]).toEqual(['before a', 'before b']);
    expect(readdirSync(root)).toEqual(['a', 'b', 'c', 'gone']);
  });
});
