import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const WITH_PARENT = fileURLToPath(new URL('./with-parent.mjs', import.meta.url));

/**
 * Runs a command with its output on stderr, so that a script's stdout stays its own; true when it exited with 0. It ends with this process,
 * also where this one is killed.
 */
export function run(command, args, options = {}) {
  const guarded = [WITH_PARENT, String(process.pid), command, ...args];
  const { status, error } = spawnSync(process.execPath, guarded, { stdio: ['ignore', 2, 2], ...options });
  if (error) throw error;
  return status === 0;
}

/** What a command prints on stdout, or undefined when it is not there or fails. */
export function output(command, args, options = {}) {
  const { status, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    ...options,
  });
  return status === 0 ? stdout : undefined;
}
