import { FaultError, type Fault } from '@auth0-cognito/contract';

import { fault } from '../faults';

import { deletionOf } from './deletion';
import type { Orphan } from './orphan';

/** The fault of one object: an orphan, one that exists twice, or one whose state has an id that no longer exists. */
export function orphanFault(environment: string, { address, kind, id, known }: Orphan): Fault {
  if (known === undefined) return fault.ERR_ORPHAN({ path: address, environment, kind, id });
  return known.exists
    ? fault.ERR_SECOND_OBJECT({ path: address, kind, id, known: known.id, deletion: deletionOf({ address, id }) })
    : fault.ERR_STATE_STALE({ path: address, environment, kind, id, known: known.id });
}

/** One error for the orphans of an environment. */
export function orphansError(environment: string, [first, ...rest]: readonly [Orphan, ...Orphan[]]): FaultError {
  const faults = rest.map((orphan) => orphanFault(environment, orphan));
  return new FaultError(`environment ${environment}`, [orphanFault(environment, first), ...faults]);
}

/** An error of the search itself. */
export const searchFailed = (cause: Fault) => new FaultError('search for objects that are not in the state', [cause]);
