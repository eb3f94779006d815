import { FaultError } from '@auth0-cognito/contract';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isAlive } from '@auth0-cognito/checkout';
import { fault } from '../faults';

/** Creates the file with the pid of this process, atomically. Returns false if the file exists. */
function tryLock(file: string): boolean {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid), { mode: 0o600 });
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(own);
  }
}

/**
 * Runs `work` in only one process of this machine. Refuses at once if another process runs it. Replaces the file of a killed
 * process. On other machines, Terraform's lock applies, after the bucket exists.
 *
 * @param work - called with whether the last process was killed
 * @throws FaultError ERR_BOOTSTRAP_RUNNING.
 */
export async function withFolderLock<T>(file: string, work: (afterKill: boolean) => Promise<T>): Promise<T> {
  let afterKill = false;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  while (!tryLock(file)) {
    const holder = Number(readFileSync(file, 'utf8'));
    if (isAlive(holder)) throw new FaultError('bootstrap', [fault.ERR_BOOTSTRAP_RUNNING({ path: file, pid: holder })]);
    rmSync(file, { force: true });
    afterKill = true;
  }
  try {
    return await work(afterKill);
  } finally {
    rmSync(file, { force: true });
  }
}
