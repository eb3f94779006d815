import { rmSync } from 'node:fs';
import type { Review } from '@auth0-cognito/plan-review';
import { Command } from 'commander';
import { EXIT } from '../exit-codes';
import { keptReviewOf } from '../github/kept-review';
import { CONNECTION_HELP, ofRepository } from '../github/options';
import type { GitHubOptions } from '../github/options';
import type { CommandContext } from '../main';
import { tellReview } from '../review-texts';
import { tell } from '../terminal';
import type { Output } from '../terminal';
import { makePlan, ownPlanFile, reviewPlanFile } from '../terraform/saved-plan';
import { inSession } from '../terraform/session';

interface Options extends GitHubOptions {
  readonly issue?: boolean;
  readonly lockTimeout?: string;
}

/** The plan changes something. */
const DRIFTED = 2;

const HELP = `
It plans the environment and lists what Terraform would change. In a checkout of what was applied last, each change is drift:
somebody changed the environment by hand, or a merged change was never applied. It applies nothing, and the plan is not kept.

With --issue it makes no plan: it reads the review that ./federation review kept, and opens, updates or closes the environment's
one GitHub issue with the label federation-drift. The scheduled workflow runs it like this, so that the step that holds a GitHub
token holds no cloud credentials.
${CONNECTION_HELP}

Examples:
  $ ./federation drift prod
  $ ./federation plan prod && ./federation review prod; ./federation drift prod --issue

Exit codes:
  0  no drift
  1  Terraform failed
  2  there is drift
  130, 143  stopped by Ctrl-C, SIGTERM`;

const SAID = {
  created: 'opened an issue',
  updated: 'updated the issue',
  unchanged: 'the issue is up to date',
  closed: 'closed the issue',
  none: 'no issue is open',
} as const;

/** Prints the drift that a review shows; returns the exit code. */
function tellDrift(output: Output, review: Review): number {
  const { environment, changes } = review;
  if (changes.length === 0) {
    tell(output, `${environment}: no drift`);
    return EXIT.held;
  }
  tellReview(output, review);
  for (const { address, actions } of changes) tell(output, `  ${actions.join(' and ')} ${address}`);
  tell(
    output,
    `${environment}: drift, ${changes.length} ${changes.length === 1 ? 'resource differs' : 'resources differ'}`,
  );
  return DRIFTED;
}

async function updateIssue(output: Output, review: Review, repository: string | undefined): Promise<void> {
  const { connect } = await import('../github/connection');
  const { updateDriftIssue } = await import('../github/drift-issue');
  const updated = await updateDriftIssue(await connect({ ...(repository !== undefined && { repository }) }), review);
  tell(output, `${review.environment}: ${SAID[updated.outcome]}${updated.url === undefined ? '' : ` ${updated.url}`}`);
}

/** `./federation drift`: shows how an environment differs from its code. */
export function driftCommand(context: CommandContext): Command {
  const { output, exit } = context;
  return ofRepository(
    new Command('drift')
      .summary('show how a deployed environment differs from its code')
      .description('Plans an environment and lists what differs between the deployed environment and its code.')
      .argument('<environment>', 'a folder of apps/, for example dev')
      .option('--issue', 'report the kept review in a GitHub issue instead of making a plan')
      .option('--lock-timeout <duration>', "how long to wait for a colleague's lock: 30s, 5m"),
  )
    .addHelpText('after', HELP)
    .action(async (environment: string, { issue, lockTimeout, repository }: Options) => {
      if (issue) {
        const review = keptReviewOf(environment);
        await updateIssue(output, review, repository);
        exit(tellDrift(output, review));
        return;
      }
      await inSession(context, environment, async (session) => {
        const file = ownPlanFile(session.stack);
        try {
          await makePlan(session, { file, ...(lockTimeout && { lockTimeout }) });
          return tellDrift(output, await reviewPlanFile(session, {}, file));
        } finally {
          rmSync(file, { force: true });
        }
      });
    });
}
