import { formatTexts } from '@auth0-cognito/checkout';
import { FaultError } from '@auth0-cognito/contract';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Change } from './changes';
import { fault } from '../faults';

/** Replaces the text of a file atomically and keeps its mode; without a text, removes the file. */
function replace(path: string, text: string | undefined): void {
  if (text === undefined) {
    rmSync(path, { force: true });
    return;
  }
  const partial = `${path}.init-${process.pid}`;
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  try {
    writeFileSync(partial, text, mode === undefined ? {} : { mode });
    renameSync(partial, path);
  } finally {
    rmSync(partial, { force: true });
  }
}

/**
 * Writes all changes or none: if one fails, restores the files that were written before it.
 *
 * @throws FaultError ERR_INIT_NOT_WRITTEN.
 */
export function writeAll(root: string, changes: readonly Change[]): void {
  const written: Change[] = [];
  for (const change of changes) {
    try {
      replace(join(root, change.file), change.after);
      written.push(change);
    } catch (error) {
      for (const { file, before } of written) replace(join(root, file), before);
      throw new FaultError('init', [
        fault.ERR_INIT_NOT_WRITTEN({ path: change.file, why: error instanceof Error ? error.message : String(error) }),
      ]);
    }
  }
}

/**
 * The changes with formatted texts: a name of another length changes line breaks and tables.
 *
 * @throws FaultError ERR_NOT_FORMATTED.
 */
export function formattedChanges(root: string, changes: readonly Change[]): readonly Change[] {
  const texts = changes.flatMap(({ file, after }) => (after === undefined ? [] : [[file, after]]));
  const formatted = formatTexts(root, Object.fromEntries(texts) as Record<string, string>);
  return changes.map((change) => ({ ...change, after: formatted[change.file] }));
}
