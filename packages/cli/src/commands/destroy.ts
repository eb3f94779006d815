import { FaultError } from '@auth0-cognito/contract';
import { rmSync } from 'node:fs';
import type { Review } from '@auth0-cognito/plan-review';
import { openStack, type Output, type Session } from '@auth0-cognito/delivery';
import { Command } from 'commander';
import { fault } from '../faults';
import { EXIT } from '../exit-codes';
import type { ExitCode } from '../exit-codes';
import type { CommandContext } from '../command-context';
import { tellReview } from '../review-texts';
import { tell } from '../terminal';
import { typedAnswer } from '../typed-answer';
import { applyPlan, makePlan, ownPlanFile, PLAN_EXIT, reviewSavedPlan } from '../terraform/saved-plan';
import { inStack } from '../in-session';

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

/** Addresses whose deletion the plan holds and AWS would refuse. */
const protectedAgainstDeletion = ({ changes }: Review) =>
  changes
    .filter(
      ({ actions, attributes }) =>
        actions.includes('delete') &&
        attributes.some(({ path, before }) => path === 'deletion_protection' && before === '"ACTIVE"'),
    )
    .map(({ address }) => address);

async function destroy(session: Session, output: Output, file: string, confirm?: string): Promise<ExitCode> {
  const { environment, undestroyable } = session.stack;
  if (undestroyable.length > 0)
    throw new FaultError(`destroy ${environment}`, [
      fault.ERR_DESTROY_PROTECTED({ environment, path: undestroyable.join(', ') }),
    ]);
  const planned = await makePlan(session, { destroys: true, file });
  const review = await reviewSavedPlan(session, {}, file);
  tellReview(output, review);
  const kept = protectedAgainstDeletion(review);
  if (kept.length > 0)
    throw new FaultError(`destroy ${environment}`, [
      fault.ERR_DESTROY_PROTECTED({ environment, path: kept.join(', ') }),
    ]);
  if (planned === PLAN_EXIT.unchanged) {
    tell(output, 'nothing to destroy');
    return EXIT.success;
  }
  const dialogue = { input: process.stdin, output: process.stderr, signal: session.signal };
  const name = confirm ?? (await typedAnswer(`\nType ${environment} to destroy it: `, dialogue));
  if (name === undefined || session.signal.aborted) return EXIT.interrupted;
  if (name !== environment)
    throw new FaultError(`destroy ${environment}`, [fault.ERR_CONFIRMATION_WRONG({ environment, received: name })]);
  await applyPlan(session, file);
  return EXIT.success;
}

/** `./federation destroy`: destroys an environment whose name was typed. */
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
      await inStack(context, stack, async (session) => {
        const file = ownPlanFile(stack);
        try {
          return await destroy(session, output, file, confirm);
        } finally {
          rmSync(file, { force: true });
        }
      });
    });
}
