import { FaultError } from '@auth0-cognito/contract';
import { destroy, openStack, type Session } from '@auth0-cognito/delivery';
import { Command } from 'commander';
import type { CommandContext } from '../command-context';
import { EXIT } from '../exit-codes';
import { fault } from '../faults';
import { inStack, recoverCommandOf } from '../in-session';
import { printReview } from '../review-texts';
import { printLine } from '../terminal';
import { promptText } from '../prompts';

interface Options {
  readonly confirm?: string;
}

const HELP = `
All users of the environment are lost. The command asks for the name of the environment as a confirmation. It refuses before it
changes anything if deletion protection of a user pool or prevent_destroy of Terraform is on, as in production. To take such an
environment out of service:

  1. in apps/<environment>/src/environment.ts set
       decommission: { date: 'YYYY-MM-DD', acknowledgement: 'every user of <environment> is lost' }
  2. review and apply that plan: it turns the protection off and removes nothing
  3. ./federation destroy <environment>

Examples:
  $ ./federation destroy dev
  $ ./federation destroy dev --confirm dev       without a terminal, as in CI`;

const EXIT_CODES = { destroyed: EXIT.success, unchanged: EXIT.success, interrupted: EXIT.interrupted } as const;

/**
 * Prompts for the name of the environment. Returns false after Ctrl-C.
 *
 * @throws FaultError ERR_CONFIRMATION_WRONG.
 */
async function isConfirmed(environment: string, given: string | undefined, signal: AbortSignal): Promise<boolean> {
  const name = given ?? (await promptText(`Type ${environment} to destroy it:`, { signal }));
  if (name === undefined || signal.aborted) return false;
  if (name !== environment)
    throw new FaultError(`destroy ${environment}`, [fault.ERR_CONFIRMATION_WRONG({ environment, received: name })]);
  return true;
}

/** `./federation destroy`: destroys an environment after a confirmation. */
export function destroyCommand(context: CommandContext): Command {
  const { output } = context;
  return new Command('destroy')
    .summary('destroy an environment after a confirmation')
    .description('Destroys an environment after a confirmation. It refuses a protected environment.')
    .argument('<environment>', 'a folder in apps/, for example dev')
    .option('--confirm <environment>', 'the name of the environment, instead of the prompt')
    .addHelpText('after', HELP)
    .action(async (environment: string, { confirm }: Options) => {
      const stack = openStack(environment);
      if (confirm !== undefined && confirm !== environment)
        throw new FaultError(`destroy ${environment}`, [
          fault.ERR_CONFIRMATION_WRONG({ environment, received: confirm }),
        ]);
      if (confirm === undefined && !process.stdin.isTTY)
        throw new FaultError(`destroy ${environment}`, [
          fault.ERR_CONFIRMATION_MISSING({ option: `--confirm ${environment}`, answer: environment }),
        ]);
      const work = async (session: Session) => {
        const outcome = await destroy(session, {
          onReview: (review) => printReview(output, review),
          confirm: () => isConfirmed(environment, confirm, session.signal),
        });
        if (outcome === 'unchanged') printLine(output, 'nothing to destroy');
        return EXIT_CODES[outcome];
      };
      await inStack(context, stack, work, recoverCommandOf(environment));
    });
}
