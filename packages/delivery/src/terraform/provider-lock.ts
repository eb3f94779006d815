import { FaultError } from '@auth0-cognito/contract';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fault } from '../faults';
import { LOCK_FILE } from './stack';
import type { Stack } from './stack';

/** The lock file that Terraform reads and writes. */
export const workingLock = ({ folder }: Stack) => join(folder, LOCK_FILE);

/**
 * Puts the environment's own provider lock file where Terraform reads it. Where the environment has none, what an earlier run
 * left there is removed, so that each run chooses for itself.
 *
 * @returns true where there is one: Terraform must then keep to it
 */
export function carryLockIn(stack: Stack): boolean {
  const isKept = existsSync(stack.lockFile);
  if (isKept) copyFileSync(stack.lockFile, workingLock(stack));
  else rmSync(workingLock(stack), { force: true });
  return isKept;
}

/** Keeps the lock file that Terraform wrote as the environment's own. */
export function carryLockOut(stack: Stack): void {
  if (!existsSync(workingLock(stack)))
    throw new FaultError('provider lock', [fault.ERR_LOCK_NOT_WRITTEN({ path: workingLock(stack) })]);
  // Not a copy, which would have the rights of Terraform's files: everybody who works on the checkout reads this one.
  writeFileSync(stack.lockFile, readFileSync(workingLock(stack)));
}
