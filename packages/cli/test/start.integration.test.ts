import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const FEDERATION = join(__dirname, '../bin/federation.mjs');

describe('the start of a command', () => {
  test('loads no library that only some commands need, because every command would pay for it', () => {
    // Builds the bundle if it does not exist.
    spawnSync(process.execPath, [FEDERATION, '--help']);

    const { stderr } = spawnSync(process.execPath, [FEDERATION, '--help'], {
      encoding: 'utf8',
      env: { ...process.env, NODE_DEBUG: 'module,esm' },
      maxBuffer: 100_000_000,
    });

    const loaded = [...stderr.matchAll(/node_modules\/((?:@[^/"']+\/)?[^/"']+)\/[^"'\s]*\.[cm]?js\b/g)].map(
      ([, name]) => name,
    );
    expect(new Set(loaded.filter((name) => name !== '.cache'))).toEqual(new Set(['commander']));
  });

  test('prints its version with the commit of the checkout, as one line on stdout', () => {
    const { stdout: commit } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' });

    const { status, stdout, stderr } = spawnSync(process.execPath, [FEDERATION, '--version'], { encoding: 'utf8' });

    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+ \([0-9a-f]+(-dirty)?\)\n$/);
    expect(stdout).toContain(`(${commit.trim()}`);
  });
});
