import { FaultError, type Fault } from '@auth0-cognito/contract';
import { fault } from '../faults';
import { terraformCommand } from '../terraform/command-line';
import type { Session } from '../terraform/session';
import type { Orphan } from './orphan';

/** The fault of one object: an orphan, a second object of a name, or an object of which the state has an id that no longer exists. */
export function orphanFault(session: Session, { address, kind, id, deletion, known }: Orphan): Fault {
  const { environment, folder } = session.stack;
  if (known === undefined) return fault.ERR_ORPHAN({ path: address, environment, kind, id, deletion });
  if (known.exists) return fault.ERR_SECOND_OBJECT({ path: address, kind, id, known: known.id, deletion });
  const removal = terraformCommand(session.terraform.binary, folder, ['state', 'rm', address]);
  return fault.ERR_STATE_STALE({ path: address, environment, kind, id, known: known.id, removal });
}

/** One error for the orphans of an environment. */
export function orphansError(session: Session, [first, ...rest]: readonly [Orphan, ...Orphan[]]): FaultError {
  const faults = rest.map((orphan) => orphanFault(session, orphan));
  return new FaultError(`environment ${session.stack.environment}`, [orphanFault(session, first), ...faults]);
}

/** The error of a search to which AWS or Auth0 returned no result: ERR_ORPHANS_UNREADABLE. */
export const searchError = (path: string) => (why: string) =>
  new FaultError('search for objects that are not in the state', [fault.ERR_ORPHANS_UNREADABLE({ path, why })]);
