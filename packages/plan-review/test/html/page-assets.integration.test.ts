import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pageScript, pageStyle } from '../../src/html/page-assets';

const ROOT = resolve(__dirname, '../../../..');

describe('style and script of the page', () => {
  test('are found by a bundle in another folder', () => {
    mkdirSync(join(ROOT, '.local'), { recursive: true });
    const folder = mkdtempSync(join(ROOT, '.local/assets-'));
    try {
      const assets = JSON.stringify(join(ROOT, 'packages/plan-review/src/html/page-assets'));
      writeFileSync(
        join(folder, 'main.ts'),
        `import { pageScript, pageStyle } from ${assets};\nprocess.stdout.write(pageStyle() + pageScript());\n`,
      );

      const { stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'tools/run.mjs'), 'main.ts'], {
        cwd: folder,
        encoding: 'utf8',
      });

      expect(stderr).toBe('');
      expect(stdout).toBe(pageStyle() + pageScript());
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
