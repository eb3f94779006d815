import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GENERATOR_LOCK, holdLock } from '../../src/environment-generator/lock';

let root: string;
let before: NodeJS.ExitListener[];
const lock = () => join(root, GENERATOR_LOCK);
const own = () => process.listeners('exit').filter((each) => !before.includes(each));

function heldBy(pid: number) {
  mkdirSync(join(root, '.local'));
  writeFileSync(lock(), String(pid));
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'generator-lock-'));
  before = process.listeners('exit');
});
afterEach(() => {
  for (const each of own()) process.off('exit', each);
  rmSync(root, { recursive: true });
});

describe('holdLock', () => {
  test('holds the lock until the process ends', () => {
    holdLock(root, []);

    expect(readFileSync(lock(), 'utf8')).toBe(String(process.pid));
    for (const each of own()) each(0);
    expect(existsSync(lock())).toBe(false);
  });

  test('refuses a second generator with the pid of the first, and keeps its lock', () => {
    heldBy(process.ppid);

    expect(() => holdLock(root, [])).toThrow(
      expect.objectContaining({
        code: 'ERR_GENERATOR_RUNNING',
        message: expect.stringContaining(`pid ${process.ppid}`),
      }),
    );
    expect(own()).toEqual([]);
    expect(readFileSync(lock(), 'utf8')).toBe(String(process.ppid));
  });

  test('replaces the lock of a process that has ended', () => {
    heldBy(2 ** 30);

    holdLock(root, []);

    expect(readFileSync(lock(), 'utf8')).toBe(String(process.pid));
  });

  test('takes no lock for a dry run, also if another generator runs', () => {
    heldBy(process.ppid);

    holdLock(root, ['g', 'environment', 'qa', '--dry-run']);

    expect(readFileSync(lock(), 'utf8')).toBe(String(process.ppid));
  });
});
