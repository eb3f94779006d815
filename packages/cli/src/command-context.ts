import type { Output } from '@auth0-cognito/delivery';
import type { ExitCode } from './exit-codes';

/** Output of a command, and how it sets the exit code. */
export interface CommandContext {
  readonly output: Output;
  exit(code: ExitCode): void;
}
