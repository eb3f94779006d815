import { LOCK_FILE, unlockedText } from '@auth0-cognito/checkout';
import { FaultError } from '@auth0-cognito/contract';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fault } from '../faults';
import type { Stack } from './stack';

/** The lock file that Terraform reads and writes. */
export const workingLock = ({ folder }: Stack) => join(folder, LOCK_FILE);

/**
 * Puts the environment's own provider lock file where Terraform reads it. Where the environment has none, Terraform
 * starts with the tested versions, and not with the newest that the constraints allow.
 *
 * @returns true where there is one: Terraform must then keep to it
 */
export function carryLockIn(stack: Stack): boolean {
  const isKept = existsSync(stack.lockFile);
  if (isKept) copyFileSync(stack.lockFile, workingLock(stack));
  else writeFileSync(workingLock(stack), unlockedText());
  return isKept;
}

/** Keeps the lock file that Terraform wrote as the environment's own. */
export function carryLockOut(stack: Stack): void {
  if (!existsSync(workingLock(stack)))
    throw new FaultError('provider lock', [fault.ERR_LOCK_NOT_WRITTEN({ path: workingLock(stack) })]);
  // Not a copy, which would have the rights of Terraform's files: everybody who works on the checkout reads this one.
  writeFileSync(stack.lockFile, readFileSync(workingLock(stack)));
}
