import { FaultError, type Fault } from '@auth0-cognito/contract';

import { fault } from '../faults';

import type { Orphan } from './orphan';

/** One error for the orphans of an environment. */
export function orphansError(environment: string, [first, ...rest]: readonly [Orphan, ...Orphan[]]): FaultError {
  const faultOf = ({ address, kind, id }: Orphan) => fault.ERR_ORPHAN({ path: address, environment, kind, id });
  return new FaultError(`environment ${environment}`, [faultOf(first), ...rest.map(faultOf)]);
}

/** An error of the search itself. */
export const searchFailed = (cause: Fault) => new FaultError('search for objects that are not in the state', [cause]);
