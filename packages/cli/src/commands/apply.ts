import { rmSync } from 'node:fs';
import { comparePlans } from '@auth0-cognito/plan-review';
import type { Review, ReviewedPlan } from '@auth0-cognito/plan-review';
import { Command } from 'commander';
import * as errors from '../errors';
import { EXIT } from '../exit-codes';
import { requireNoOrphans } from '../first-apply/require-no-orphans';
import type { CommandContext } from '../main';
import { tellDifferences, tellReview } from '../review-texts';
import { acknowledges, readAcknowledgements } from '../terraform/acknowledgements';
import type { AcknowledgementOptions } from '../terraform/acknowledgements';
import type { Stack } from '../terraform/stack';
import { tell } from '../terminal';
import type { Output } from '../terminal';
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
import { inSession } from '../terraform/session';

interface Options extends AcknowledgementOptions {
  readonly reviewed: string;
  readonly lockTimeout?: string;
  readonly import?: boolean;
}

/** The plan made now is not what was reviewed, or holds a critical risk that nobody acknowledged. */
const REFUSED = 3;

const HELP = `
It plans again and applies that plan only if it is the reviewed one: same addresses, same actions, same values. Where anything
differs it says what, applies nothing, and keeps the new plan for its review. The fingerprint stands at the end of each
review; a review as JSON in its place lets every difference be told with what it was before.
It refuses where objects bear the environment's names and its state does not know them, as after a first apply that was killed;
a reviewed plan made with --import imports them.
A critical risk has to be acknowledged by its rule and address, each for itself.

Examples:
  $ ./federation apply dev --reviewed sha256:4f5e…
  $ ./federation apply prod --reviewed reviewed.json
  $ ./federation apply prod --reviewed reviewed.json --acknowledge user-pool-lost@aws_cognito_user_pool.Users

Exit codes:
  0  applied, or nothing to do
  1  Terraform failed
  2  could not begin: wrong input, not synthesized, or there are objects that the state does not know, or may be
  3  refused: not the reviewed plan, or a critical risk that nobody acknowledged
  130, 143  stopped by Ctrl-C, SIGTERM: Terraform finished what it was doing`;

/** What was reviewed: a file's review, or a fingerprint with its changes where the review was made here. */
function reviewedPlan(stack: Stack, reviewed: string): ReviewedPlan {
  if (!reviewed.startsWith('sha256:')) return readReview(reviewed, stack.environment);
  if (!/^sha256:[0-9a-f]{64}$/.test(reviewed)) throw errors.fingerprintShape(reviewed);
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
      .summary('apply the reviewed plan of an environment, and no other')
      .description('Plans an environment again, and applies that plan if it is the one that was reviewed.')
      .argument('<environment>', 'a folder of apps/, for example dev')
      .requiredOption('--reviewed <fingerprint|file>', 'the fingerprint of the reviewed plan, or its review as JSON')
      .option('--lock-timeout <duration>', "how long to wait for a colleague's lock: 30s, 5m")
      .option('--import', "import objects that have the environment's names and are not in its state"),
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
            return REFUSED;
          }
          if (session.signal.aborted) return EXIT.interrupted;
          if (planned === PLAN_EXIT.unchanged) tell(output, 'nothing to apply');
          else await applyPlan(session, file);
          return EXIT.held;
        } finally {
          rmSync(file, { force: true });
        }
      });
    });
}
