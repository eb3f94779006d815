import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importsText, pinnedImports } from '../../src/plan/imports-file';
import type { Stack } from '../../src/terraform/stack';

describe('the import blocks of an app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'imports-'));
  const importsFile = join(folder, 'imports.tf.json');
  afterAll(() => rmSync(folder, { recursive: true }));

  const pinned = (text?: string) => {
    rmSync(importsFile, { force: true });
    if (text !== undefined) writeFileSync(importsFile, text);
    return pinnedImports({ importsFile } as Stack);
  };

  test('are read as they were written', () => {
    const imports = [{ address: 'aws_cognito_user_pool.Users', id: 'eu-central-1_A' }];

    expect(pinned(importsText(imports))).toEqual(imports);
  });

  test('are empty without the file', () => {
    expect(pinned()).toEqual([]);
  });

  test.each(['{', '{}', 'null', '{"import":{}}', '{"import":[null]}'])('are refused as %s', (text) => {
    expect(() => pinned(text)).toThrow(expect.objectContaining({ code: 'ERR_IMPORTS_UNREADABLE' }));
  });

  test('are refused without an address or an ID, all at once', () => {
    const blocks = [{ to: 'aws_s3_bucket.A', id: 'a' }, { to: 'aws_s3_bucket.B' }, { to: '', id: 'c' }];

    expect(() => pinned(JSON.stringify({ import: blocks }))).toThrow(
      expect.objectContaining({
        faults: [expect.objectContaining({ received: '{"to":"aws_s3_bucket.B"}, {"to":"","id":"c"}' })],
      }),
    );
  });
});
