import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { takeLock } from '../../packages/checkout/src/lock-file.mjs';

/** Runs `work` while it holds the lock file `path`. Waits for another process. */
export async function withLock(path, work, log) {
  for (let isWaiting = false; ; isWaiting = true) {
    const holder = takeLock(path);
    if (holder === undefined) break;
    if (!isWaiting) log(`waiting for another set-up of this checkout (pid ${holder})`);
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
