import { FaultError } from '@auth0-cognito/contract';
import { fault } from '../faults';
import type { Session } from './session';

/**
 * The fault of a signal that ended Terraform, as of `kill -9` or of a machine without memory; undefined if Terraform ended by itself, or
 * by the interrupt that this session has sent.
 *
 * @param next - the command that finds and fixes what remains
 */
export function killedFault({ stack, terraform, signal }: Session, next: string): FaultError | undefined {
  const { endedBy } = terraform;
  if (endedBy === undefined || (signal.aborted && endedBy === 'SIGINT')) return undefined;
  return new FaultError(`environment ${stack.environment}`, [fault.ERR_TERRAFORM_KILLED({ signal: endedBy, next })]);
}
