import type { Output } from '@auth0-cognito/delivery';
import type { ExitCode } from './exit-codes';

/** What a command is given and how it returns its exit code. */
export interface CommandContext {
  readonly output: Output;
  exit(code: ExitCode): void;
}
