import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import { findCheckout } from '@auth0-cognito/checkout';
import { version } from '../package.json';

/** The version of this command, with the commit of its checkout: `0.1.0 (ecdbf7c)`. Without git, the version alone. */
export function commandVersion(script = process.argv[1] ?? '.'): string {
  try {
    const args = ['describe', '--always', '--dirty', '--exclude=*'];
    const cwd = findCheckout(dirname(script));
    const commit = execFileSync('git', args, { cwd, stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' });
    return `${version} (${commit.trim()})`;
  } catch {
    // A copy without its history, or a machine without git.
    return version;
  }
}
