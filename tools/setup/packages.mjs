import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { librariesHash, linkWorkspacePackages } from '../../packages/checkout/src/workspace-packages.mjs';
import { CodedError } from '../coded-error.mjs';
import { writeWhole } from '../whole-file.mjs';
import { run } from './run.mjs';

const readIfThere = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/**
 * Installs the npm packages of the lock file if its libraries differ from the installed ones. Only links packages of the
 * workspace, which `init` renames and the generators add and remove.
 */
export function installPackages(root, say) {
  const stamp = join(root, 'node_modules/.installed-lock-file');
  const wanted = librariesHash(root);
  const installed = readIfThere(stamp);
  // Versions before 0.1 wrote the hash of the whole file.
  if (installed !== wanted && installed !== wholeHash(root)) {
    say('installing npm packages (npm ci), which takes a minute or more');
    if (!run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root })) {
      throw new CodedError('ERR_NPM_CI');
    }
  }
  linkWorkspacePackages(root);
  if (installed !== wanted) writeWhole(stamp, wanted);
}

const wholeHash = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
