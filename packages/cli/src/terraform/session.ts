import type { CommandContext } from '../main';
import { EXIT } from '../exit-codes';
import type { ExitCode } from '../exit-codes';
import { onInterruption } from '../signals';
import { carryLockIn } from './provider-lock';
import { openStack } from './stack';
import type { Stack } from './stack';
import { tellHeldLock } from './state-lock';
import { Terraform, TerraformFailure, terraformBinary } from './terraform';

/** An environment and the Terraform to run in it. */
export interface Session {
  readonly stack: Stack;
  readonly terraform: Terraform;
  /** Aborted once the work is to stop. */
  readonly signal: AbortSignal;
}

/**
 * Opens an environment, runs `work` in it, and exits with the code that it tells; with 1 where Terraform failed, which has told
 * why. The first Ctrl-C lets Terraform finish what it is doing.
 */
export async function inSession(
  context: CommandContext,
  environment: string,
  work: (session: Session) => Promise<ExitCode>,
): Promise<void> {
  await inStack(context, openStack(environment), work);
}

/** The same in a stack that is open; also tells the code that it exits with. */
export async function inStack(
  { output, exit }: CommandContext,
  stack: Stack,
  work: (session: Session) => Promise<ExitCode>,
): Promise<ExitCode> {
  const interruption = onInterruption(output);
  const { signal } = interruption;
  try {
    const terraform = new Terraform({ binary: terraformBinary(stack.checkout), folder: stack.folder, output, signal });
    const worked = await work({ stack, terraform, signal }).catch((error: unknown) => {
      if (!(error instanceof TerraformFailure)) throw error;
      tellHeldLock(output, stack, terraform);
      return EXIT.failed;
    });
    const exitCode = interruption.exitCode() ?? worked;
    exit(exitCode);
    return exitCode;
  } finally {
    interruption.release();
  }
}

const initialized = new WeakSet<Session>();

/**
 * `terraform init`, once a session, with the environment's state and, where it has a lock file, exactly the providers that this names.
 *
 * The state is always the one that the JSON names: what an earlier run remembers, maybe of a rehearsal, is not asked.
 */
export async function initialize(session: Session): Promise<void> {
  if (initialized.has(session)) return;
  const { stack, terraform } = session;
  const lock = carryLockIn(stack) ? ['-lockfile=readonly'] : [];
  await terraform.must(['init', '-input=false', '-reconfigure', ...lock]);
  initialized.add(session);
}
