import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const LAUNCHER = join(ROOT, 'federation');

describe('./federation', () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'launcher-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('runs the command from another folder and through a link, with only the result on stdout', () => {
    const link = join(folder, 'federation');
    symlinkSync(LAUNCHER, link);

    const { status, stdout } = spawnSync(link, ['--help'], { cwd: folder, encoding: 'utf8' });

    expect(status).toBe(0);
    expect(stdout).toMatch(/^Usage: \.\/federation /);
  });

  it('prints a code for a machine without Node', () => {
    for (const tool of ['dirname', 'readlink', 'sh']) {
      symlinkSync(execFileSync('which', [tool], { encoding: 'utf8' }).trim(), join(folder, tool));
    }

    const { status, stderr } = spawnSync(LAUNCHER, ['--help'], { env: { PATH: folder }, encoding: 'utf8' });

    expect(status).toBe(1);
    expect(stderr).toContain('ERR_NODE_MISSING');
  });

  it('prints a code if its standard output is closed', () => {
    const { status, stderr } = spawnSync('sh', ['-c', `'${LAUNCHER}' --help >&-`], { encoding: 'utf8' });

    expect(status).toBe(1);
    expect(stderr).toContain('ERR_OUTPUT_CLOSED');
  });

  it('is used everywhere instead of npx, which asks the public registry for a package with that name', () => {
    const form = ['npx', 'federation'].join(' ');

    const { stdout } = spawnSync('git', ['grep', '-lIF', form], { cwd: ROOT, encoding: 'utf8' });

    expect(stdout).toBe('');
  });
});
