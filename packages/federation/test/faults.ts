import { FaultError, type Fault } from '@auth0-cognito/contract';

/** The faults that an attempt is refused with. Fails where it is not refused, or for another reason. */
export function faultsOf(attempt: () => unknown): readonly Fault[] {
  try {
    attempt();
  } catch (error) {
    if (error instanceof FaultError) return error.faults;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** Codes of the faults that an attempt is refused with, in their order. */
export const codesOf = (attempt: () => unknown): string[] => faultsOf(attempt).map(({ code }) => code);
