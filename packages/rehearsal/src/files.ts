import { readFileSync } from 'node:fs';

/** A file's text; undefined if it does not exist, or no longer: other rehearsals of a checkout make and remove theirs meanwhile. */
export function textIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
