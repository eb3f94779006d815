import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withFolderLock } from '../../src/bootstrap/folder-lock';

/** Above the largest process ID of any system. */
const NOBODY = 2 ** 31 - 1;

describe('exclusively', () => {
  const folder = mkdtempSync(join(tmpdir(), 'exclusively-'));
  const file = join(folder, 'deep/one.pid');
  afterAll(() => rmSync(folder, { recursive: true }));

  test('allows one process at a time, and shows its ID to the other', async () => {
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

  test('continues after a process that was killed, and reports it', async () => {
    writeFileSync(file, String(NOBODY));

    expect(await withFolderLock(file, async (afterKill) => afterKill)).toBe(true);
    expect(await withFolderLock(file, async (afterKill) => afterKill)).toBe(false);
  });

  test('allows the next process after a failure', async () => {
    await expect(withFolderLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');

    expect(await withFolderLock(file, async () => 'done')).toBe('done');
  });
});
