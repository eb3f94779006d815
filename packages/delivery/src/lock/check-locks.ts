import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { appFolder, LOCK_FILE } from '@auth0-cognito/checkout';
import type { Fault } from '@auth0-cognito/contract';
import { fault } from '../faults';
import { fileText } from '../files';
import { fileAt, mergeBase } from '../git';
import { openStack } from '../terraform/stack';
import { faultsOfChange, faultsOfRequirements, type LockCheckOptions } from './lock-check';
import { parseLockFile } from './lock-file';

/** Result of a check of lock files, by file relative to the checkout. */
export interface CheckedLocks {
  readonly faults: readonly Fault[];
  readonly checked: readonly string[];
  /** Lock files that neither the checkout nor the base has. */
  readonly missing: readonly string[];
}

/**
 * Checks the lock files of environments against what their stacks require.
 *
 * @param base - a commit, branch or tag: a lock file must not have changed since then unless its constraint changed
 * @throws FaultError ERR_BASE_UNKNOWN, ERR_LOCK_UNREADABLE, or what opening an environment throws.
 */
export async function checkLocks(
  checkout: string,
  environments: readonly string[],
  { base, ...options }: LockCheckOptions & { readonly base: string | undefined },
): Promise<CheckedLocks> {
  const commit = base === undefined ? undefined : await mergeBase(checkout, base);
  const faults: Fault[] = [];
  const checked: string[] = [];
  const missing: string[] = [];
  for (const name of environments) {
    const file = relative(checkout, join(appFolder(checkout, name), LOCK_FILE));
    const text = existsSync(join(checkout, file)) ? fileText(join(checkout, file), 'a lock file') : undefined;
    const before = commit === undefined ? undefined : await fileAt(checkout, commit, file);
    if (text === undefined) {
      if (before !== undefined) faults.push(fault.ERR_LOCK_REMOVED({ path: file }));
      else missing.push(file);
      continue;
    }
    checked.push(file);
    const locked = parseLockFile(file, text);
    faults.push(...faultsOfRequirements(file, locked, openStack(name).requiredProviders));
    if (before !== undefined) faults.push(...faultsOfChange(file, parseLockFile(file, before), locked, options));
  }
  return { faults, checked, missing };
}
