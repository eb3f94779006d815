import type { Review } from '@auth0-cognito/plan-review';
import { keptReviewOf, reviewNow, type Output } from '@auth0-cognito/delivery';
import { Command } from 'commander';
import { EXIT } from '../exit-codes';
import type { ExitCode } from '../exit-codes';
import { CONNECTION_HELP, ofRepository } from '../github/options';
import type { GitHubOptions } from '../github/options';
import type { CommandContext } from '../command-context';
import { tellReview } from '../review-texts';
import { tell } from '../terminal';
import { lockTimeoutOption } from './lock-timeout';
import { inSession } from '../in-session';

interface Options extends GitHubOptions {
  readonly issue?: boolean;
  readonly lockTimeout?: string;
}

const HELP = `
It plans the environment and lists what Terraform would change. In a checkout of the commit that was applied last, each change
is drift: a change outside Terraform, or a merged change that was never applied. It applies nothing and does not keep the plan.

With --issue it makes no plan. It reads the review that ./federation review kept, and opens, updates or closes the one GitHub
issue of the environment (label federation-drift). The scheduled workflow uses it, so that the step that has a GitHub token has
no cloud credentials.
${CONNECTION_HELP}

Examples:
  $ ./federation drift prod
  $ ./federation plan prod && ./federation review prod; ./federation drift prod --issue`;

const SAID = {
  created: 'opened an issue',
  updated: 'updated the issue',
  unchanged: 'the issue is up to date',
  closed: 'closed the issue',
  none: 'no issue is open',
} as const;

/** Prints the drift that a review shows; returns the exit code. */
function tellDrift(output: Output, review: Review): ExitCode {
  const { environment, changes } = review;
  if (changes.length === 0) {
    tell(output, `${environment}: no drift`);
    return EXIT.success;
  }
  tellReview(output, review);
  for (const { address, actions } of changes) tell(output, `  ${actions.join(' and ')} ${address}`);
  tell(
    output,
    `${environment}: drift, ${changes.length} ${changes.length === 1 ? 'resource differs' : 'resources differ'}`,
  );
  return EXIT.attention;
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
      .summary('report how a deployed environment differs from its code')
      .description('Reports what differs between a deployed environment and its code.')
      .argument('<environment>', 'a folder in apps/, for example dev')
      .option('--issue', 'report the kept review in a GitHub issue; make no plan')
      .addOption(lockTimeoutOption()),
  )
    .addHelpText('after', HELP)
    .action(async (environment: string, { issue, lockTimeout, repository }: Options) => {
      if (issue) {
        const review = keptReviewOf(environment);
        await updateIssue(output, review, repository);
        exit(tellDrift(output, review));
        return;
      }
      await inSession(context, environment, async (session) =>
        tellDrift(output, await reviewNow(session, lockTimeout)),
      );
    });
}
