import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { isAlive } from '../src';

describe(isAlive, () => {
  test('returns true for a running process, also of another user', () => {
    expect(isAlive(process.pid)).toBe(true);
    expect(isAlive(1)).toBe(true);
  });

  test('returns false for an ended process, and for no process', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'close');

    expect(isAlive(child.pid)).toBe(false);
    expect(isAlive(undefined)).toBe(false);
  });
});
