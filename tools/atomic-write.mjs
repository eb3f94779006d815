import { renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file atomically, also if two processes write it at once. Replaces the file, because copies of a checkout can share
 * it by a hard link.
 */
export function writeAtomically(path, content) {
  const temporary = `${path}.${process.pid}`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
