import {
  countsOf,
  countText,
  divergenceIn,
  settingLines,
  type NextApply,
  type Review,
} from '@auth0-cognito/plan-review';
import { savedReviewOf, reviewNow, type Output } from '@auth0-cognito/delivery';
import { Command } from 'commander';
import { EXIT } from '../exit-codes';
import type { ExitCode } from '../exit-codes';
import { CONNECTION_HELP, ofRepository } from '../github/options';
import type { GitHubOptions } from '../github/options';
import type { CommandContext } from '../command-context';
import { printReview } from '../review-texts';
import { painter, printLine } from '../terminal';
import { lockTimeoutOption } from './lock-timeout';
import { inSession } from '../in-session';

interface Options extends GitHubOptions {
  readonly issue?: boolean;
  readonly lockTimeout?: string;
}

const HELP = `
It plans the environment, applies nothing and does not save the plan. It lists separately:

  drift    what was changed outside Terraform since the last apply, and what the next apply does about it
  pending  what the code changes and no apply has done: run it in a checkout of the commit that was applied last to leave it out

The number of users of a pool, a renewed certificate and other values that the services change are not drift. To accept drift that
the next apply keeps, run 'terraform apply -refresh-only'.

With --issue it makes no plan. It reads the review that ./federation review saved, and opens, updates or closes the one GitHub
issue of the environment (label federation-drift) for both. The scheduled workflow uses it, so that the step that has a GitHub token has
no cloud credentials.
${CONNECTION_HELP}

Examples:
  $ ./federation drift prod
  $ ./federation plan prod && ./federation review prod; ./federation drift prod --issue`;

const ISSUE_MESSAGES = {
  created: 'opened an issue',
  updated: 'updated the issue',
  unchanged: 'the issue is up to date',
  closed: 'closed the issue',
  none: 'no issue is open',
} as const;

const NEXT: Readonly<Record<NextApply, string>> = {
  reverts: 'the next apply sets it back',
  recreates: 'the next apply recreates it',
  keeps: 'the next apply keeps it',
};

/** Prints how an environment differs from its code; returns the exit code. */
function printDivergence(output: Output, review: Review): ExitCode {
  const { environment, changes } = review;
  const { drift, pending } = divergenceIn(review);
  if (changes.length > 0) printReview(output, review);
  if (drift.length > 0)
    printLine(
      output,
      `${environment}: drift, ${drift.length === 1 ? '1 resource was' : `${drift.length} resources were`} changed outside Terraform`,
    );
  for (const { kind, address, next, ...settings } of drift) {
    printLine(output, `  ${kind} ${address}: ${NEXT[next]}`);
    if (kind === 'delete') continue;
    for (const line of settingLines(settings, painter(output.progress))) printLine(output, line);
  }
  if (pending.length > 0)
    printLine(output, `${environment}: pending, in the code and not applied: ${countText(countsOf(pending))}`);
  for (const { address, actions } of pending) printLine(output, `  ${actions.join(' and ')} ${address}`);
  if (drift.length > 0) return EXIT.attention;
  if (pending.length > 0) return EXIT.pending;
  printLine(output, `${environment}: no drift, and nothing to apply`);
  return EXIT.success;
}

async function updateIssue(output: Output, review: Review, repository: string | undefined): Promise<void> {
  const { connect } = await import('../github/connection');
  const { updateDriftIssue } = await import('../github/drift-issue');
  const updated = await updateDriftIssue(await connect({ ...(repository !== undefined && { repository }) }), review);
  printLine(
    output,
    `${review.environment}: ${ISSUE_MESSAGES[updated.outcome]}${updated.url === undefined ? '' : ` ${updated.url}`}`,
  );
}

/** `./federation drift`: reports how an environment differs from its code. */
export function driftCommand(context: CommandContext): Command {
  const { output, exit } = context;
  return ofRepository(
    new Command('drift')
      .summary('report how a deployed environment differs from its code')
      .description('Reports what differs between a deployed environment and its code.')
      .argument('<environment>', 'a folder in apps/, for example dev')
      .option('--issue', 'report the saved review in a GitHub issue; make no plan')
      .addOption(lockTimeoutOption()),
  )
    .addHelpText('after', HELP)
    .action(async (environment: string, { issue, lockTimeout, repository }: Options) => {
      if (issue) {
        const review = savedReviewOf(environment);
        await updateIssue(output, review, repository);
        exit(printDivergence(output, review));
        return;
      }
      await inSession(context, environment, async (session) =>
        printDivergence(output, await reviewNow(session, lockTimeout)),
      );
    });
}
