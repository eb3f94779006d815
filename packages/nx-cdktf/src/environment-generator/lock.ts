import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { takeLock } from '@auth0-cognito/checkout';
import { throwFaults } from '@auth0-cognito/contract';
import { fault } from '../faults';
import { isDryRun } from './dry-run';

/** Relative to the root. */
export const GENERATOR_LOCK = '.local/generator.lock';

/**
 * Holds the lock of the generators until this process ends: Nx writes the files of a generator at its end, and would overwrite
 * those of another one. A dry run writes nothing, and needs no lock.
 *
 * @throws FaultError if another process holds it.
 */
export function holdLock(root: string, words: readonly string[] = process.argv): void {
  if (isDryRun(words)) return;
  const path = join(root, GENERATOR_LOCK);
  const pid = takeLock(path);
  if (pid !== undefined) throwFaults('generator', [fault.ERR_GENERATOR_RUNNING({ path: GENERATOR_LOCK, pid })]);
  process.once('exit', () => rmSync(path, { force: true }));
}
