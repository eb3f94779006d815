// `npm run test:nodes`: runs the unit tests on the newer supported versions of Node, from the npm package `node`. All tests run
// on the oldest version (.nvmrc).
import './node-version.mjs';
import './uncaught-errors.mjs';
import { spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const VERSIONS = ['22.23.3', '24.21.0'];
const JEST = ['node_modules/jest/bin/jest.js', '--ci', '--testPathIgnorePatterns', '\\.integration\\.'];

for (const version of VERSIONS) {
  console.error(`Node ${version}`);
  const args = ['exec', '--yes', `--package=node@${version}`, '--', 'node', ...JEST, ...process.argv.slice(2)];
  const { status, error } = spawnSync('npm', args, { cwd: root, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exitCode = 1;
}
