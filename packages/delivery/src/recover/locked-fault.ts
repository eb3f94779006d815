import type { Fault } from '@auth0-cognito/contract';
import { fault } from '../faults';
import { terraformCommand } from '../terraform/command-line';
import type { LockInfo } from '../terraform/lock-info';
import type { Session } from '../terraform/session';
import { lockText } from './lock-text';

/** The fault of a lock that is held, with the command that releases it. */
export function lockedFault({ stack, terraform }: Session, lock: LockInfo): Fault {
  return fault.ERR_STATE_LOCKED({
    path: `state of ${stack.environment}`,
    lock: lockText(lock),
    unlock: terraformCommand(terraform.binary, stack.folder, ['force-unlock', lock.id]),
  });
}
