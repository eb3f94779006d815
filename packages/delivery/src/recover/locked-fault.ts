import { relative } from 'node:path';
import type { Fault } from '@auth0-cognito/contract';
import { fault } from '../faults';
import type { LockInfo } from '../terraform/lock-info';
import type { Session } from '../terraform/session';
import { lockText } from './lock-text';

/** The fault of a lock that is held, with the command that releases it. */
export function lockedFault({ stack, terraform }: Session, lock: LockInfo): Fault {
  const chdir = `${terraform.binary} -chdir=${relative(process.cwd(), stack.folder) || '.'}`;
  return fault.ERR_STATE_LOCKED({
    path: `state of ${stack.environment}`,
    lock: lockText(lock),
    unlock: `${chdir} force-unlock ${lock.id}`,
  });
}
