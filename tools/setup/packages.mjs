import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CodedError } from '../coded-error.mjs';
import { run } from './run.mjs';

const readIfThere = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** Installs the npm packages of the lock file, when it is another one than was installed last. */
export function installPackages(root, say) {
  const stamp = join(root, 'node_modules/.installed-lock-file');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (readIfThere(stamp) === wanted) return;

  say('installing npm packages (npm ci)');
  if (!run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root })) {
    throw new CodedError('ERR_NPM_CI');
  }
  writeFileSync(stamp, wanted);
}
