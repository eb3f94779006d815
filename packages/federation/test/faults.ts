import { FaultError, type Fault } from '@auth0-cognito/contract';

/** The faults of a refused attempt. Fails if the attempt is not refused, or is refused for another reason. */
export function faultsOf(attempt: () => unknown): readonly Fault[] {
  try {
    attempt();
  } catch (error) {
    if (error instanceof FaultError) return error.faults;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** Codes of the faults of a refused attempt, in order. */
export const codesOf = (attempt: () => unknown): string[] => faultsOf(attempt).map(({ code }) => code);
