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

test.each(['auth0-provider', 'aws-provider'] as const)(
  '%s: folders of ended processes are removed, and no others',
  (provider) => {
    const { pid: ended } = spawnSync(process.execPath, ['-e', '']);
    for (const name of [`${provider}-${ended}-abc`, `${provider}-${process.pid}-abc`, `${provider}-other`])
      mkdirSync(join(parent, name));

    const own = createSocketFolder(provider, parent);

    expect(existsSync(own)).toBe(true);
    expect(readdirSync(parent).sort()).toEqual(
      [own.slice(parent.length + 1), `${provider}-${process.pid}-abc`, `${provider}-other`].sort(),
    );
  },
);
