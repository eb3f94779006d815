import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSocketFolder } from '../src/socket-folder';

let parent: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'sockets-'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

test('folders of processes that have ended are removed, and no others', () => {
  const { pid: ended } = spawnSync(process.execPath, ['-e', '']);
  for (const name of [`auth0-provider-${ended}-abc`, `auth0-provider-${process.pid}-abc`, 'auth0-provider-other'])
    mkdirSync(join(parent, name));

  const own = createSocketFolder(parent);

  expect(existsSync(own)).toBe(true);
  expect(readdirSync(parent).sort()).toEqual(
    [own.slice(parent.length + 1), `auth0-provider-${process.pid}-abc`, 'auth0-provider-other'].sort(),
  );
});
