import { applyReviewed, readAcknowledgements } from '@auth0-cognito/delivery';
import type { AcknowledgementOptions, ApplyOutcome, Output } from '@auth0-cognito/delivery';
import { openAcknowledgements, type Review } from '@auth0-cognito/plan-review';
import { Command } from 'commander';
import type { CommandContext } from '../command-context';
import { EXIT } from '../exit-codes';
import { inSession } from '../in-session';
import { printDifferences, printReview } from '../review-texts';
import { printLine } from '../terminal';
import { acknowledges } from './acknowledgement-options';
import { lockTimeoutOption } from './lock-timeout';

interface Options extends AcknowledgementOptions {
  readonly reviewed: string;
  readonly lockTimeout?: string;
  readonly import?: boolean;
}

const HELP = `
It plans again and applies that plan only if it equals the reviewed one: the same addresses, actions and values. If anything
differs, it shows the differences, applies nothing, and saves the new plan for a review. --reviewed accepts the fingerprint at the
end of a review, or the review as JSON; with JSON it can show the earlier value of each difference.
It refuses if there are orphans, as after an apply that was killed, unless --import imports them as in the reviewed plan.
Acknowledge each critical risk separately, by its rule and address.

Examples:
  $ ./federation apply dev --reviewed sha256:4f5e…
  $ ./federation apply prod --reviewed reviewed.json
  $ ./federation apply prod --reviewed reviewed.json --acknowledge user-pool-lost@aws_cognito_user_pool.Users`;

const EXIT_CODES = {
  applied: EXIT.success,
  unchanged: EXIT.success,
  interrupted: EXIT.interrupted,
  differs: EXIT.refused,
  blocked: EXIT.refused,
} as const;

/** Prints why nothing was applied. */
function printOutcome(output: Output, applied: ApplyOutcome, review: Review | undefined): void {
  if (applied.outcome === 'unchanged') printLine(output, 'nothing to apply');
  if (review === undefined) return;
  if (applied.outcome === 'differs') {
    printLine(output, '\nrefused: the current plan is not the reviewed plan');
    printDifferences(output, applied.differences);
    printLine(output, `nothing was applied. The new plan is saved: see ./federation review ${review.environment}`);
  }
  if (applied.outcome === 'blocked') {
    printLine(output, `\nrefused: ${review.reasons.join('; ')}`);
    for (const option of openAcknowledgements(review.risks)) printLine(output, `  ${option}`);
  }
}

/** `./federation apply`: applies only the reviewed plan. */
export function applyCommand(context: CommandContext): Command {
  const { output } = context;
  return acknowledges(
    new Command('apply')
      .summary('apply only the reviewed plan of an environment')
      .description('Plans an environment again, and applies the plan if it equals the reviewed one.')
      .argument('<environment>', 'a folder in apps/, for example dev')
      .requiredOption('--reviewed <fingerprint|file>', 'the fingerprint of the reviewed plan, or its review as JSON')
      .addOption(lockTimeoutOption())
      .option('--import', 'import the orphans of the environment'),
  )
    .addHelpText('after', HELP)
    .action(async (environment: string, { reviewed, lockTimeout, import: mayImport, ...options }: Options) => {
      const acknowledgements = readAcknowledgements(environment, options);
      await inSession(context, environment, async (session) => {
        let review: Review | undefined;
        const request = { reviewed, acknowledgements, mayImport, lockTimeout };
        const applied = await applyReviewed(session, request, (made) => {
          review = made;
          printReview(output, made);
        });
        printOutcome(output, applied, review);
        return EXIT_CODES[applied.outcome];
      });
    });
}
