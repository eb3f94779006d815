import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInWorkTree, uncommitted } from '../src/git';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'git-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('lists uncommitted changes by path, including each file of a new folder', async () => {
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  mkdirSync(join(folder, 'app/src'), { recursive: true });
  for (const file of ['app/src/a.ts', 'app/b.ts', 'c.ts']) writeFileSync(join(folder, file), '');

  await expect(isInWorkTree(join(folder, 'app'))).resolves.toBe(true);
  await expect(uncommitted(folder, 'app')).resolves.toEqual(['?? app/b.ts', '?? app/src/a.ts']);
  await expect(uncommitted(folder)).resolves.toHaveLength(3);
});

test('distinguishes a folder without git from a repository that git cannot read', async () => {
  await expect(isInWorkTree(folder)).resolves.toBe(false);

  writeFileSync(join(folder, '.git'), 'gitdir: no/such/folder\n');
  await expect(isInWorkTree(folder)).rejects.toThrow('ERR_GIT_FAILED');
});
