import { FaultError } from '@auth0-cognito/contract';
import { rmSync } from 'node:fs';
import { comparePlans, planReviewFaults } from '@auth0-cognito/plan-review';
import type { Review, ReviewedPlan } from '@auth0-cognito/plan-review';
import type { Output, Stack } from '@auth0-cognito/delivery';
import { Command } from 'commander';
import { EXIT } from '../exit-codes';
import { requireNoOrphans } from '../first-apply/require-no-orphans';
import type { CommandContext } from '../command-context';
import { tellDifferences, tellReview } from '../review-texts';
import { acknowledges, readAcknowledgements } from '../terraform/acknowledgements';
import type { AcknowledgementOptions } from '../terraform/acknowledgements';
import { tell } from '../terminal';
import { readReview } from '../terraform/reviewed-plan';
import {
  applyPlan,
  keepPlan,
  keptReview,
  makePlan,
  ownPlanFile,
  PLAN_EXIT,
  reviewSavedPlan,
} from '../terraform/saved-plan';
import { lockTimeoutOption } from './lock-timeout';
import { inSession } from '../in-session';

interface Options extends AcknowledgementOptions {
  readonly reviewed: string;
  readonly lockTimeout?: string;
  readonly import?: boolean;
}

const HELP = `
It plans again and applies that plan only if it equals the reviewed one: the same addresses, actions and values. If anything
differs, it shows the differences, applies nothing, and keeps the new plan for a review. --reviewed takes the fingerprint at the
end of a review, or the review as JSON; with JSON it can show the earlier value of each difference.
It refuses if there are orphans, as after an apply that was killed, unless --import imports them as in the reviewed plan.
Acknowledge each critical risk separately, by its rule and address.

Examples:
  $ ./federation apply dev --reviewed sha256:4f5e…
  $ ./federation apply prod --reviewed reviewed.json
  $ ./federation apply prod --reviewed reviewed.json --acknowledge user-pool-lost@aws_cognito_user_pool.Users`;

/** What was reviewed: a file's review, or a fingerprint with its changes where the review was made here. */
function reviewedPlan(stack: Stack, reviewed: string): ReviewedPlan {
  if (!reviewed.startsWith('sha256:')) return readReview(reviewed, stack.environment);
  if (!/^sha256:[0-9a-f]{64}$/.test(reviewed))
    throw new FaultError('reviewed plan', [
      planReviewFaults.ERR_REVIEWED_FINGERPRINT({ path: '--reviewed', received: reviewed }),
    ]);
  return keptReview(stack, reviewed) ?? { environment: stack.environment, fingerprint: reviewed };
}

/** True where the plan may be applied; else it has told why not. */
function isAllowed(output: Output, reviewed: ReviewedPlan, review: Review): boolean {
  const differences = comparePlans(reviewed, review);
  if (differences.length > 0) {
    tell(output, '\nrefused: the plan made now is not the one that was reviewed');
    tellDifferences(output, differences);
    tell(output, `nothing was applied. The new plan is kept: see ./federation review ${review.environment}`);
    return false;
  }
  if (review.status === 'blocked') {
    tell(output, `\nrefused: ${review.reasons.join('; ')}`);
    for (const { severity, isAcknowledged, rule, address } of review.risks) {
      if (severity === 'critical' && !isAcknowledged) tell(output, `  --acknowledge '${rule}@${address}'`);
    }
    return false;
  }
  return true;
}

/** `./federation apply`: applies the reviewed plan, and no other. */
export function applyCommand(context: CommandContext): Command {
  const { output } = context;
  return acknowledges(
    new Command('apply')
      .summary('apply the reviewed plan of an environment, and no other plan')
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
        // Before a plan is made: wrong input should not cost one, and the new review takes the kept one's place.
        const known = reviewedPlan(session.stack, reviewed);
        const file = ownPlanFile(session.stack);
        try {
          const imports = await requireNoOrphans(session, mayImport);
          const planned = await makePlan(session, { file, imports, ...(lockTimeout && { lockTimeout }) });
          const review = await reviewSavedPlan(session, { acknowledgements }, file);
          tellReview(output, review);
          if (!isAllowed(output, known, review)) {
            keepPlan(session.stack, file);
            return EXIT.refused;
          }
          if (session.signal.aborted) return EXIT.interrupted;
          if (planned === PLAN_EXIT.unchanged) tell(output, 'nothing to apply');
          else await applyPlan(session, file);
          return EXIT.success;
        } finally {
          rmSync(file, { force: true });
        }
      });
    });
}
