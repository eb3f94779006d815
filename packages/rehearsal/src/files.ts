import { readFileSync } from 'node:fs';

/** Text of a file; undefined if it does not exist. Other rehearsals of the checkout create and remove files at the same time. */
export function readIfExists(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
