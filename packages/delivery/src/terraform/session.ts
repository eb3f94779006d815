import type { Output } from '../output';
import { stateNotPushed } from './errored-state';
import { carryLockIn } from './provider-lock';
import type { Stack } from './stack';
import { Terraform, terraformBinary } from './terraform';

/** An environment and the Terraform to run in it. */
export interface Session {
  readonly stack: Stack;
  readonly terraform: Terraform;
  /** Aborted once the work is to stop. */
  readonly signal: AbortSignal;
}

/** Opens a session in a stack. The signal lets Terraform finish what it is doing, and stops the work after it. */
export function openSession(stack: Stack, output: Output, signal: AbortSignal): Session {
  const terraform = new Terraform({ binary: terraformBinary(stack.checkout), folder: stack.folder, output, signal });
  return { stack, terraform, signal };
}

const initialized = new WeakSet<Session>();

/**
 * `terraform init`, once a session, with the environment's state and, where it has a lock file, exactly the providers that this names.
 *
 * Refuses while the folder has a state that has not been written to its bucket: whatever is done then is done on an older one.
 *
 * The state is always the one that the JSON names: what an earlier run remembers, maybe of a rehearsal, is not asked.
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

/** Whether the JSON matches the schemas of its providers; Terraform prints the faults. Needs no credentials and reads no state. */
export async function isValid({ stack, terraform }: Session): Promise<boolean> {
  await terraform.must(['init', '-input=false', '-backend=false', ...keptLock(stack)]);
  return (await terraform.run(['validate'], 'result')) === 0;
}

const keptLock = (stack: Stack) => (carryLockIn(stack) ? ['-lockfile=readonly'] : []);
