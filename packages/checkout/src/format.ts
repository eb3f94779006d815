import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * Formats files of a checkout, as `npm run format` does. Does not change files that the formatter ignores or does not support.
 *
 * @param root - root of the checkout
 * @param files - paths, relative to the root
 */
export function formatFiles(root: string, files: readonly string[]): void {
  const oxfmt = join(root, 'node_modules/oxfmt/bin/oxfmt');
  execFileSync(process.execPath, [oxfmt, '--no-error-on-unmatched-pattern', '--', ...files], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
