import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const WITH_PARENT = fileURLToPath(new URL('./with-parent.mjs', import.meta.url));

/**
 * Runs a command with its output on stderr, because stdout is for the result of the script. Returns true if it exits with 0. It
 * ends when this process ends, also if this process is killed.
 */
export function run(command, args, options = {}) {
  const guarded = [WITH_PARENT, String(process.pid), command, ...args];
  // A separate process group: a kill of this process's group would end with-parent.mjs and leave the command.
  const { status, error } = spawnSync(process.execPath, guarded, {
    stdio: ['ignore', 2, 2],
    detached: true,
    ...options,
  });
  if (error) throw error;
  return status === 0;
}

/** Standard output of a command; undefined if it does not exist or fails. */
export function output(command, args, options = {}) {
  const { status, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    ...options,
  });
  return status === 0 ? stdout : undefined;
}
