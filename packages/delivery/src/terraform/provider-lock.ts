import { LOCK_FILE, unlockedText } from '@auth0-cognito/checkout';
import { FaultError } from '@auth0-cognito/contract';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fault } from '../faults';
import type { Stack } from './stack';

/** The lock file that Terraform reads and writes. */
export const workingLock = ({ folder }: Stack) => join(folder, LOCK_FILE);

/**
 * Copies the provider lock file of the environment to the working folder of Terraform. If there is none, Terraform starts with
 * the tested versions instead of the newest ones that the constraints allow.
 *
 * @returns true if there is one: Terraform must then use these versions
 */
export function carryLockIn(stack: Stack): boolean {
  const isKept = existsSync(stack.lockFile);
  if (isKept) copyFileSync(stack.lockFile, workingLock(stack));
  else writeFileSync(workingLock(stack), unlockedText());
  return isKept;
}

/** Copies the lock file of Terraform to the environment. */
export function carryLockOut(stack: Stack): void {
  if (!existsSync(workingLock(stack)))
    throw new FaultError('provider lock', [fault.ERR_LOCK_NOT_WRITTEN({ path: workingLock(stack) })]);
  // Not a file copy, which would keep the private mode of Terraform's files.
  writeFileSync(stack.lockFile, readFileSync(workingLock(stack)));
}
