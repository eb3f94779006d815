import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../../packages/checkout/src/is-alive.mjs';

/** Makes the lock file with the pid in it, or fails with EEXIST. On a full disk it is not made: an empty one would name no holder. */
function take(path) {
  const own = `${path}.${process.pid}`;
  try {
    writeFileSync(own, String(process.pid));
    linkSync(own, path);
  } finally {
    rmSync(own, { force: true });
  }
}

/** Pid of the process that has the lock; undefined where it was given back meanwhile, or names none. */
function holderOf(path) {
  try {
    return Number(readFileSync(path, 'utf8')) || undefined;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Runs `work` while holding the lock file `path`, which names its holder's pid. A second copy waits; the lock of a
 * process that is gone is replaced.
 */
export async function withLock(path, work, say) {
  mkdirSync(dirname(path), { recursive: true });
  for (let waiting = false; ; waiting = true) {
    try {
      take(path);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const holder = holderOf(path);
      if (!isAlive(holder)) rmSync(path, { force: true });
      else if (!waiting) say(`waiting for another set-up of this checkout (pid ${holder})`);
      await sleep(200);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
