import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textOf } from '../../src/init/text';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'text-'))));
afterEach(() => rmSync(root, { recursive: true }));

const read = (bytes: Uint8Array) => {
  const path = join(root, 'file');
  writeFileSync(path, bytes);
  return textOf(path);
};

describe('textOf', () => {
  test.each(['@auth0-cognito/é €', '\uFEFF@auth0-cognito', ''])(
    'returns a UTF-8 text that has the same bytes: %j',
    (text) => {
      expect(read(Buffer.from(text))).toBe(text);
    },
  );

  test.each([
    ['a text in ISO 8859-1', Buffer.from('@auth0-cognito/é', 'latin1')],
    ['a text in UTF-16', Buffer.from('@auth0-cognito', 'utf16le')],
  ])('skips %s', (_what, bytes) => {
    expect(read(bytes)).toBeUndefined();
  });

  test('skips a link, a folder and a missing file', () => {
    symlinkSync(__filename, join(root, 'link'));

    expect([join(root, 'link'), root, join(root, 'none')].map(textOf)).toEqual([undefined, undefined, undefined]);
  });
});
