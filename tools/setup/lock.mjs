import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../../packages/checkout/src/is-alive.mjs';

/**
 * Creates the lock file with the pid of this process, or fails with EEXIST. Does not leave an empty file on a full disk,
 * because it would have no pid.
 */
function take(path) {
  const own = `${path}.${process.pid}`;
  try {
    writeFileSync(own, String(process.pid));
    linkSync(own, path);
  } finally {
    rmSync(own, { force: true });
  }
}

/** Pid of the process that holds the lock; undefined if the lock was released or has no pid. */
function holderOf(path) {
  try {
    return Number(readFileSync(path, 'utf8')) || undefined;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Runs `work` while it holds the lock file `path`, which contains the pid of this process. Waits for another process; replaces
 * the lock of a process that has ended.
 */
export async function withLock(path, work, log) {
  mkdirSync(dirname(path), { recursive: true });
  for (let waiting = false; ; waiting = true) {
    try {
      take(path);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const holder = holderOf(path);
      if (!isAlive(holder)) rmSync(path, { force: true });
      else if (!waiting) log(`waiting for another set-up of this checkout (pid ${holder})`);
      await sleep(200);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
