import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { isAlive } from '../src';

describe(isAlive, () => {
  test('knows a process that runs, also of another user', () => {
    expect(isAlive(process.pid)).toBe(true);
    expect(isAlive(1)).toBe(true);
  });

  test('knows one that has ended, and none', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'close');

    expect(isAlive(child.pid)).toBe(false);
    expect(isAlive(undefined)).toBe(false);
  });
});
