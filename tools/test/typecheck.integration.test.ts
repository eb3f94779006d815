import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

test('the type check includes every TypeScript source; examples/web has a separate one', () => {
  const { include } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8')) as { include: string[] };
  const tracked = execFileSync('git', ['ls-files', '*.ts', '*.tsx'], { cwd: ROOT, encoding: 'utf8' })
    .trim()
    .split('\n');
  const sources = tracked.filter((file) => !file.startsWith('examples/web/'));

  expect(sources.length).toBeGreaterThan(100);
  const included = new RegExp(`^(${include.join('|').replaceAll('*', '[^/]+')})/`);
  expect(sources.filter((file) => !included.test(file))).toEqual([]);
});
