import { spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { performance } from 'node:perf_hooks';

/** Wall-clock seconds of a process. Throws with its output if it fails. */
export function secondsOf(command, args, options = {}) {
  const start = performance.now();
  const { status, signal, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    ...options,
    env: { ...process.env, CHECKPOINT_DISABLE: '1', NX_DAEMON: 'false', CI: '1', ...options.env },
  });
  // Ctrl-C ends the child first.
  if (signal === 'SIGINT' || signal === 'SIGTERM') process.exit(128 + constants.signals[signal]);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} exited with ${status}\n${stdout}\n${stderr}`);
  return { seconds: (performance.now() - start) / 1000, stdout };
}

/** Median of `times` runs. `before` runs before each and is not measured. */
export function medianSeconds(times, run, before = () => undefined) {
  const seconds = Array.from({ length: times }, () => {
    before();
    return run().seconds;
  });
  return seconds.sort((a, b) => a - b)[Math.floor(times / 2)];
}

export const inSeconds = (value) => `${value.toFixed(2)} s`;
export const asRatio = (value) => `${value.toFixed(1)} x`;

/** A row with an upper bound in seconds. */
export const atMost = (what, seconds, limit) => ({
  what,
  measured: inSeconds(seconds),
  target: `<= ${limit} s`,
  holds: seconds <= limit,
});

/** A row with a lower bound as a ratio. */
export const atLeast = (what, ratio, limit) => ({
  what,
  measured: asRatio(ratio),
  target: `>= ${limit} x`,
  holds: ratio >= limit,
});
