import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '@auth0-cognito/checkout';

const SOCKET_FOLDER = /^(?:auth0|aws)-provider-(\d+)-/;

/**
 * Creates a folder for the sockets of a provider: the path of a socket may have 107 bytes, and that of a checkout may be
 * longer. Removes those of processes that have ended: a killed process cannot remove its own.
 */
export function createSocketFolder(provider: 'auth0-provider' | 'aws-provider', parent = tmpdir()): string {
  for (const name of readdirSync(parent)) {
    const [, pid] = SOCKET_FOLDER.exec(name) ?? [];
    // A folder of another user cannot be removed.
    if (pid !== undefined && !isAlive(Number(pid))) removeIfOwn(join(parent, name));
  }
  return mkdtempSync(join(parent, `${provider}-${process.pid}-`));
}

function removeIfOwn(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EPERM' && code !== 'EACCES') throw error;
  }
}
