import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes a whole file or nothing, also when two processes write it at once. Replaces the file: copies of a checkout may share it by a hard link. */
export function writeWhole(path, content) {
  const temporary = `${path}.${process.pid}`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
