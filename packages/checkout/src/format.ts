import { FaultError } from '@auth0-cognito/contract';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fault } from './faults';

/**
 * Formats files of a checkout, as `npm run format` does. Does not change files that the formatter ignores or does not support.
 *
 * @param root - root of the checkout
 * @param files - paths, relative to the root
 * @throws FaultError ERR_NOT_FORMATTED if the formatter is missing or fails. The files are unchanged or formatted.
 */
export function formatFiles(root: string, files: readonly string[]): void {
  const oxfmt = join(root, 'node_modules/oxfmt/bin/oxfmt');
  const { status, signal, stderr, error } = spawnSync(
    process.execPath,
    [oxfmt, '--no-error-on-unmatched-pattern', '--', ...files],
    { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' },
  );
  if (status === 0) return;
  const why = error?.message ?? (stderr.trim() || `ended by ${signal ?? `exit code ${String(status)}`}`);
  throw new FaultError('format', [fault.ERR_NOT_FORMATTED({ path: files.join(', '), why })]);
}
