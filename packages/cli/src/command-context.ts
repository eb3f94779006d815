import type { ExitCode } from './exit-codes';
import type { Output } from './terminal';

/** What a command is given and how it tells its exit code. */
export interface CommandContext {
  readonly output: Output;
  exit(code: ExitCode): void;
}
