import type { Output } from '../output';
import { stateNotPushed } from './errored-state';
import { carryLockIn } from './provider-lock';
import type { Stack } from './stack';
import { Terraform, terraformBinary } from './terraform';

/** An environment and the Terraform to run in it. */
export interface Session {
  readonly stack: Stack;
  readonly terraform: Terraform;
  /** Aborted when the work has to stop. */
  readonly signal: AbortSignal;
}

/** Opens a session in a stack. After the signal, Terraform finishes the running operations, and the work stops. */
export function openSession(stack: Stack, output: Output, signal: AbortSignal): Session {
  const terraform = new Terraform({ binary: terraformBinary(stack.checkout), folder: stack.folder, output, signal });
  return { stack, terraform, signal };
}

const initialized = new WeakSet<Session>();

/**
 * `terraform init`, once a session, with the environment's state and, where it has a lock file, exactly the providers that this names.
 *
 * Refuses while the folder has a state that has not been written to its bucket, because commands would use an older state.
 *
 * Always uses the backend in the JSON, and not one of an earlier run, such as of a rehearsal.
 *
 * @throws FaultError ERR_STATE_NOT_PUSHED; TerraformFailure.
 */
export async function initialize(session: Session): Promise<void> {
  if (initialized.has(session)) return;
  const { stack, terraform } = session;
  const unwritten = stateNotPushed(stack, terraform.binary);
  if (unwritten) throw unwritten;
  await terraform.must(['init', '-input=false', '-reconfigure', ...keptLock(stack)]);
  initialized.add(session);
}

/** Whether the JSON matches the schemas of its providers. Terraform prints the errors. Needs no credentials and reads no state. */
export async function isValid({ stack, terraform }: Session): Promise<boolean> {
  await terraform.must(['init', '-input=false', '-backend=false', ...keptLock(stack)]);
  return (await terraform.run(['validate'], 'result')) === 0;
}

const keptLock = (stack: Stack) => (carryLockIn(stack) ? ['-lockfile=readonly'] : []);
