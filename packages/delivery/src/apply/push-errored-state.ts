import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { erroredState } from '../terraform/errored-state';
import type { Session } from '../terraform/session';

/**
 * Pushes the state that an apply could not write, while the machine still has it: a CI runner is gone after its job. Does nothing where
 * there is none, or after an interruption. Where it fails, the file stays, and Terraform has printed why.
 */
export async function pushErroredState({ stack, terraform, signal }: Session): Promise<void> {
  const file = erroredState(stack);
  if (file === undefined || signal.aborted) return;
  if ((await terraform.run(['state', 'push', basename(file)])) === 0) rmSync(file);
}
