import { rmSync } from 'node:fs';
import {
  areLibrariesInstalled,
  installedFile,
  linkWorkspacePackages,
} from '../../packages/checkout/src/workspace-packages.mjs';
import { CodedError } from '../coded-error.mjs';
import { run } from './run.mjs';

/**
 * Installs the npm packages of the lock file if its libraries differ from the installed ones. Only links packages of the
 * workspace, which `init` renames and the generators add and remove.
 */
export function installPackages(root, log) {
  if (!areLibrariesInstalled(root)) {
    log('installing npm packages (npm ci), which takes a minute or more');
    // If npm is killed while it removes the old ones, what it leaves does not count as installed.
    rmSync(installedFile(root), { force: true });
    if (!run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root })) {
      throw new CodedError('ERR_NPM_CI');
    }
  }
  linkWorkspacePackages(root);
}
