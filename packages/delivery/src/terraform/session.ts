import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
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
  await terraform.must(['init', '-input=false', '-reconfigure', ...lockFileOptions(stack)]);
  initialized.add(session);
}

/** Whether the JSON matches the schemas of its providers. Terraform prints the errors. Needs no credentials and reads no state. */
export async function isValid({ stack, terraform }: Session): Promise<boolean> {
  const variables = { TF_DATA_DIR: dataWithoutBackend(stack.folder) };
  await terraform.must(['init', '-input=false', '-backend=false', ...lockFileOptions(stack)], 'progress', variables);
  return (await terraform.run(['validate'], 'result', variables)) === 0;
}

/**
 * A data directory of Terraform that records no backend. With `-backend=false`, `terraform init` still opens the backend of an
 * earlier init, which its data directory records, and needs credentials for it. The installed providers are shared by a link.
 *
 * @returns its path, relative to the folder
 * @see https://developer.hashicorp.com/terraform/cli/config/environment-variables#tf_data_dir
 */
function dataWithoutBackend(folder: string): string {
  const data = join(process.env.TF_DATA_DIR ?? '.terraform', 'validation');
  const own = resolve(folder, data);
  mkdirSync(own, { recursive: true });
  mkdirSync(join(dirname(own), 'providers'), { recursive: true });
  const providers = join(own, 'providers');
  if (!existsSync(providers)) symlinkSync('../providers', providers, 'dir');
  return data;
}

const lockFileOptions = (stack: Stack) => (carryLockIn(stack) ? ['-lockfile=readonly'] : []);
