// Plain Node.js without dependencies: the set-up imports it before anything is installed.
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isAlive } from './is-alive.mjs';

/**
 * Creates the lock file with the pid of this process, or fails with EEXIST. Does not leave an empty file on a full disk,
 * because it would have no pid.
 */
function create(path) {
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

export function takeLock(path) {
  mkdirSync(dirname(path), { recursive: true });
  for (;;) {
    try {
      create(path);
      return undefined;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const holder = holderOf(path);
      // An ended process can have had the pid of this one, as in a container.
      if (holder !== process.pid && isAlive(holder)) return holder;
      rmSync(path, { force: true });
    }
  }
}
