import { FaultError, type Fault } from '@auth0-cognito/contract';

/** Throws the fault of a plan that cannot be read. */
export function unreadable(fault: Fault): never {
  throw new FaultError('plan', [fault]);
}
