import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withFolderLock } from '../../src/bootstrap/folder-lock';

/** More than any system has. */
const NOBODY = 2 ** 31 - 1;

describe('exclusively', () => {
  const folder = mkdtempSync(join(tmpdir(), 'exclusively-'));
  const file = join(folder, 'deep/one.pid');
  afterAll(() => rmSync(folder, { recursive: true }));

  test('lets one in at a time, and names it to the other', async () => {
    const inside = withFolderLock(file, async () => {
      expect(readFileSync(file, 'utf8')).toBe(String(process.pid));
      await expect(withFolderLock(file, async () => undefined)).rejects.toMatchObject({
        code: 'ERR_BOOTSTRAP_RUNNING',
        message: expect.stringContaining(`process ${process.pid}`),
      });
      return 'done';
    });

    expect(await inside).toBe('done');
    expect(existsSync(file)).toBe(false);
  });

  test('replaces one that was killed, and reports it', async () => {
    writeFileSync(file, String(NOBODY));

    expect(await withFolderLock(file, async (afterKill) => afterKill)).toBe(true);
    expect(await withFolderLock(file, async (afterKill) => afterKill)).toBe(false);
  });

  test('lets the next in after a failure', async () => {
    await expect(withFolderLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');

    expect(await withFolderLock(file, async () => 'done')).toBe('done');
  });
});
