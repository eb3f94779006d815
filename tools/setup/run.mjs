import { spawnSync } from 'node:child_process';

/** Runs a command with its output on stderr, so that a script's stdout stays its own; true when it exited with 0. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 2, 2], ...options });
  if (error && error.code !== 'ENOENT') throw error;
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
