import { FaultError } from '@auth0-cognito/contract';
import { fault } from '../faults';

/** The error of an object that an import cannot read: ERR_EXISTING_UNREADABLE. */
export const unreadable = (path: string) => (why: string) =>
  new FaultError('import', [fault.ERR_EXISTING_UNREADABLE({ path, why })]);
