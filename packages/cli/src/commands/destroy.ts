import { rmSync } from 'node:fs';
import type { Review } from '@auth0-cognito/plan-review';
import { Command } from 'commander';
import * as errors from '../errors';
import { EXIT } from '../exit-codes';
import type { CommandContext } from '../main';
import { tellReview } from '../review-texts';
import { tell } from '../terminal';
import type { Output } from '../terminal';
import { typedAnswer } from '../typed-answer';
import { applyPlan, makePlan, ownPlanFile, PLAN_EXIT, reviewSavedPlan } from '../terraform/saved-plan';
import { inSession } from '../terraform/session';
import type { Session } from '../terraform/session';

interface Options {
  readonly confirm?: string;
}

const HELP = `
Everyone who signs in to the environment is lost with it, so it asks for the environment's name, typed. It refuses before
anything is touched where a user pool or Terraform's prevent_destroy still protects it, as in production: AWS would refuse
half-way, with the sign-in already gone. To take such an environment out of service:

  1. in apps/<environment>/src/environment.ts set
       decommission: { date: 'YYYY-MM-DD', acknowledgement: 'every user of <environment> is lost' }
  2. have that plan reviewed and applied: it lifts the protection, and removes nothing
  3. ./federation destroy <environment>

Examples:
  $ ./federation destroy dev
  $ ./federation destroy dev --confirm dev       where nobody can type, as in CI

Exit codes:
  0  destroyed, or nothing was there
  1  Terraform failed
  2  could not begin: not confirmed, protected, wrong input, or not synthesized
  130, 143  stopped by Ctrl-C, SIGTERM: Terraform finished what it was doing`;

/** Addresses whose deletion the plan holds and AWS would refuse. */
const protectedAgainstDeletion = ({ changes }: Review) =>
  changes
    .filter(
      ({ actions, attributes }) =>
        actions.includes('delete') &&
        attributes.some(({ path, before }) => path === 'deletion_protection' && before === '"ACTIVE"'),
    )
    .map(({ address }) => address);

async function destroy(session: Session, output: Output, file: string, confirm?: string): Promise<number> {
  const { environment, undestroyable } = session.stack;
  if (undestroyable.length > 0) throw errors.isProtected(environment, undestroyable);
  const planned = await makePlan(session, { destroys: true, file });
  const review = await reviewSavedPlan(session, {}, file);
  tellReview(output, review);
  const kept = protectedAgainstDeletion(review);
  if (kept.length > 0) throw errors.isProtected(environment, kept);
  if (planned === PLAN_EXIT.unchanged) {
    tell(output, 'nothing to destroy');
    return EXIT.held;
  }
  const dialogue = { input: process.stdin, output: process.stderr, signal: session.signal };
  const name = confirm ?? (await typedAnswer(`\nType ${environment} to destroy it: `, dialogue));
  if (name === undefined || session.signal.aborted) return EXIT.interrupted;
  if (name !== environment) throw errors.confirmationWrong(environment, name);
  await applyPlan(session, file);
  return EXIT.held;
}

/** `./federation destroy`: destroys an environment whose name was typed. */
export function destroyCommand(context: CommandContext): Command {
  const { output } = context;
  return new Command('destroy')
    .summary('destroy an environment, after its name was typed')
    .description('Destroys an environment, after its name was typed. A protected one is refused.')
    .argument('<environment>', 'a folder of apps/, for example dev')
    .option('--confirm <environment>', "the environment's name, where nobody can type it")
    .addHelpText('after', HELP)
    .action(async (environment: string, { confirm }: Options) => {
      if (confirm !== undefined && confirm !== environment) throw errors.confirmationWrong(environment, confirm);
      if (confirm === undefined && !process.stdin.isTTY) throw errors.confirmationMissing(environment);
      await inSession(context, environment, async (session) => {
        const file = ownPlanFile(session.stack);
        try {
          return await destroy(session, output, file, confirm);
        } finally {
          rmSync(file, { force: true });
        }
      });
    });
}
