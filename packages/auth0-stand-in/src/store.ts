import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '@auth0-cognito/checkout';
import { FaultError } from '@auth0-cognito/contract';
import { fault } from './faults';
import type { TenantState } from './store-state';
import { FORMAT, emptyState } from './store-state';

/**
 * Holds what one tenant knows. With a file, every change is on disk before its caller is answered, so that what was
 * acknowledged survives a killed process; readers of the file see the state before or after a change, never between.
 */
export interface TenantStore {
  /** The state now. Not to be changed through this reference. */
  readonly state: TenantState;
  /** Changes a copy of the state and keeps it, or, when `mutate` throws, leaves everything as it was. */
  change<T>(mutate: (draft: TenantState) => T): T;
}

const readState = (file: string): TenantState => {
  try {
    const state = JSON.parse(readFileSync(file, 'utf8')) as TenantState;
    if (state.format !== FORMAT) throw new Error(`format ${String(state.format)}, this version writes ${FORMAT}`);
    return state;
  } catch (error) {
    throw new FaultError('Auth0 stand-in', [
      fault.ERR_AUTH0_STAND_IN_DATA_UNREADABLE({ path: file, cause: (error as Error).message }),
    ]);
  }
};

const writeState = (file: string, state: TenantState) => {
  const draft = `${file}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    const handle = openSync(draft, 'wx', 0o600);
    try {
      writeSync(handle, JSON.stringify(state));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
};

/** Opens the store of a tenant. Without a folder it lives in memory only. */
export function openTenantStore(domain: string, folder?: string): TenantStore {
  const file = folder === undefined ? undefined : join(folder, `${domain}.json`);
  let state = file && existsSync(file) ? readState(file) : emptyState(domain);
  return {
    get state() {
      return state;
    },
    change(mutate) {
      const draft = structuredClone(state);
      const result = mutate(draft);
      if (file) writeState(file, draft);
      state = draft;
      return result;
    },
  };
}

/**
 * Takes a data folder for this process, so that two stand-ins never write the same files. A lock whose process has
 * ended is taken over. Returns what gives the folder back.
 *
 * @throws FaultError `ERR_AUTH0_STAND_IN_DATA_FOLDER_IN_USE` when a living process holds it.
 */
export function lockDataFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = join(folder, 'lock');
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o600 });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number(existsSync(lock) ? readFileSync(lock, 'utf8') : 0);
      if ((holder && isAlive(holder)) || attempt === 3) {
        throw new FaultError('Auth0 stand-in', [
          fault.ERR_AUTH0_STAND_IN_DATA_FOLDER_IN_USE({ received: folder, pid: holder }),
        ]);
      }
      rmSync(lock, { force: true });
    }
  }
}
