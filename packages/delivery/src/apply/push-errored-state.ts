import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { erroredState } from '../terraform/errored-state';
import type { Session } from '../terraform/session';

/**
 * Pushes the state that an apply could not write, because a CI runner is discarded after its job. Does nothing if there is
 * none, or after an interruption. If it fails, the file stays, and Terraform has printed the error.
 */
export async function pushErroredState({ stack, terraform, signal }: Session): Promise<void> {
  const file = erroredState(stack);
  if (file === undefined || signal.aborted) return;
  if ((await terraform.run(['state', 'push', basename(file)])) === 0) rmSync(file);
}
