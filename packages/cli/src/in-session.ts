import { FaultError } from '@auth0-cognito/contract';
import {
  credentialFault,
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
  await inStack(context, stack, work);
}

/** The same in a stack that is open; also returns the exit code. */
export async function inStack(
  context: CommandContext,
  stack: Stack,
  work: (session: Session) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { output } = context;
  return interruptible(context, async ({ signal }) => {
    const session = openSession(stack, output, signal);
    return work(session).catch((error: unknown) => {
      printFailure(output, session, error);
      return EXIT.failed;
    });
  });
}

/** Prints the fix for a failure that Terraform has printed; throws every other error. */
function printFailure(output: Output, session: Session, error: unknown): void {
  const { stack, terraform, signal } = session;
  // After an interruption, its effects are not reported: a lock, a refused connection, an incomplete response.
  const isExpected = error instanceof TerraformFailure || (signal.aborted && error instanceof FaultError);
  if (!isExpected) throw error;
  if (!signal.aborted) printCause(output, session);
  const unwritten = stateNotPushed(stack, terraform.binary);
  if (unwritten && error instanceof TerraformFailure) printLine(output, `\n${unwritten.message}`);
}

function printCause(output: Output, session: Session): void {
  const { stack, terraform } = session;
  const unlock = unlockCommand(session);
  if (unlock !== undefined) {
    printLine(
      output,
      `\nthe state of ${stack.environment} is locked; "Who" and "Created" above show by which user and since when.`,
    );
    printLine(
      output,
      `wait for it to end (--lock-timeout 5m). Only if its process no longer runs, as after a kill:\n  ${unlock}`,
    );
  }
  const fault = credentialFault(terraform.errorText) ?? providerFault(terraform.errorText);
  if (fault) printLine(output, `\n${styled(output, 'red', 'error')}: ${fault.message}`);
}
