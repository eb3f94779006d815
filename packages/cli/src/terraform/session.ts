import { FaultError } from '@auth0-cognito/contract';
import type { CommandContext } from '../command-context';
import { EXIT } from '../exit-codes';
import type { ExitCode } from '../exit-codes';
import { onInterruption } from '../signals';
import { styled, tell } from '../terminal';
import type { Output } from '../terminal';
import { credentialFault } from './credentials';
import { stateNotPushed } from './errored-state';
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
      // What an interruption causes is not told in its place: a lock, a refused connection, half an answer.
      const isExpected = error instanceof TerraformFailure || (signal.aborted && error instanceof FaultError);
      if (!isExpected) throw error;
      if (!signal.aborted) tellCause(output, stack, terraform);
      const unwritten = stateNotPushed(stack, terraform.binary);
      if (unwritten && error instanceof TerraformFailure) tell(output, `\n${unwritten.message}`);
      return EXIT.failed;
    });
    const exitCode = interruption.exitCode() ?? worked;
    exit(exitCode);
    return exitCode;
  } finally {
    interruption.release();
  }
}

/** Tells what to do about a failure that Terraform has told in its own words. */
function tellCause(output: Output, stack: Stack, terraform: Terraform): void {
  tellHeldLock(output, stack, terraform);
  const fault = credentialFault(terraform.errorText);
  if (fault) tell(output, `\n${styled(output, 'red', 'error')}: ${fault.message}`);
}

const initialized = new WeakSet<Session>();

/**
 * `terraform init`, once a session, with the environment's state and, where it has a lock file, exactly the providers that this names.
 *
 * Refuses while a state lies there that has not been written to its bucket: whatever is done then is done on an older one.
 *
 * The state is always the one that the JSON names: what an earlier run remembers, maybe of a rehearsal, is not asked.
 */
export async function initialize(session: Session): Promise<void> {
  if (initialized.has(session)) return;
  const { stack, terraform } = session;
  const unwritten = stateNotPushed(stack, terraform.binary);
  if (unwritten) throw unwritten;
  const lock = carryLockIn(stack) ? ['-lockfile=readonly'] : [];
  await terraform.must(['init', '-input=false', '-reconfigure', ...lock]);
  initialized.add(session);
}
