import { FaultError } from '@auth0-cognito/contract';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isAlive } from '@auth0-cognito/checkout';
import { fault } from '../faults';

/** Makes the file with this process's number in it, atomically; false if the file exists. */
function took(file: string): boolean {
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
 * Does something while no other process of this machine does it, and refuses at once where one does. What a killed process left
 * is replaced. Processes elsewhere are kept apart by Terraform's own lock, once there is a bucket.
 *
 * @param work - gets whether the last one was killed
 * @throws FaultError ERR_BOOTSTRAP_RUNNING.
 */
export async function exclusively<T>(file: string, work: (afterKill: boolean) => Promise<T>): Promise<T> {
  let afterKill = false;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  while (!took(file)) {
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
