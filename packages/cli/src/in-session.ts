import { FaultError } from '@auth0-cognito/contract';
import {
  credentialFault,
  killedFault,
  newerSource,
  openSession,
  openStack,
  providerFault,
  stateNotPushed,
  TerraformFailure,
  unlockCommand,
  type Output,
  type Session,
  type Stack,
} from '@auth0-cognito/delivery';
import type { CommandContext } from './command-context';
import { EXIT } from './exit-codes';
import type { ExitCode } from './exit-codes';
import { interruptible } from './signals';
import { styled, printLine } from './terminal';

/**
 * Opens an environment, runs `work` in it, and exits with the code that it returns; with 1 if Terraform failed and has printed
 * the error. Warns if the JSON is older than a source of the environment. The first Ctrl-C lets Terraform finish the running operations.
 */
export async function inSession(
  context: CommandContext,
  environment: string,
  work: (session: Session) => Promise<ExitCode>,
): Promise<void> {
  const stack = openStack(environment);
  const source = newerSource(stack);
  if (source !== undefined)
    printLine(
      context.output,
      `warning: ${source} is newer than its Terraform JSON; to use the change, run: npx nx synth ${environment}`,
    );
  await inStack(context, stack, work, recoverCommandOf(environment));
}

/** The command that shows what a stopped run of an environment has left. */
export const recoverCommandOf = (environment: string) => `./federation recover ${environment}`;

/**
 * The same in a stack that is open; also returns the exit code.
 *
 * @param recover - the command that shows what a stopped run has left; undefined for a stack without one
 */
export async function inStack(
  context: CommandContext,
  stack: Stack,
  work: (session: Session) => Promise<ExitCode>,
  recover?: string,
): Promise<ExitCode> {
  const { output } = context;
  return interruptible(context, async ({ signal }) => {
    const session = openSession(stack, output, signal);
    return work(session).catch((error: unknown) => {
      printFailure(output, session, error, recover);
      return EXIT.failed;
    });
  });
}

/** Prints the fix for a failure that Terraform has printed; throws every other error. */
function printFailure(output: Output, session: Session, error: unknown, recover?: string): void {
  const { stack, terraform, signal } = session;
  // After an interruption, its effects are not reported: a lock, a refused connection, an incomplete response.
  const isExpected = error instanceof TerraformFailure || (signal.aborted && error instanceof FaultError);
  if (!isExpected) throw error;
  if (!signal.aborted) printCause(output, session, recover);
  const killed = killedFault(session, recover ?? 'the same command again');
  if (killed) printError(output, killed);
  const unwritten = stateNotPushed(stack, terraform.binary);
  if (unwritten && error instanceof TerraformFailure) printLine(output, `\n${unwritten.message}`);
}

const printError = (output: Output, { message }: Error) =>
  printLine(output, `\n${styled(output, 'red', 'error')}: ${message}`);

function printCause(output: Output, session: Session, recover?: string): void {
  const { stack, terraform } = session;
  const unlock = unlockCommand(session);
  if (unlock !== undefined) {
    printLine(
      output,
      `\nthe state of ${stack.environment} is locked; "Who" and "Created" above show by which user and since when.`,
    );
    if (recover !== undefined) printLine(output, `see the lock and what its run has left: ${recover}`);
    printLine(
      output,
      `wait for it to end (--lock-timeout 5m). Only if its process no longer runs, as after a kill:\n  ${unlock}`,
    );
  }
  const fault = credentialFault(terraform.errorText) ?? providerFault(terraform.errorText);
  if (fault) printError(output, fault);
}
