import { FaultError } from '@auth0-cognito/contract';

import type { EnvironmentInput } from './environment-input';
import { synthesize } from './synthesize';

/** The whole of an app: synthesizes its environment, or tells what is wrong with it and fails. */
export function main(input: EnvironmentInput): void {
  try {
    synthesize(input);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    // The faults say it all; a stack would show lines of the bundle.
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
