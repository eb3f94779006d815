import { renderMarkdown } from '@auth0-cognito/plan-review';
import { savedReviewOf } from '@auth0-cognito/delivery';
import { Command } from 'commander';
import { EXIT } from '../../exit-codes';
import { CONNECTION_HELP, ofRepository, pullRequestNumber } from '../../github/options';
import type { GitHubOptions } from '../../github/options';
import type { Outcome } from '../../github/own-texts';
import type { CommandContext } from '../../command-context';
import { printLine } from '../../terminal';

interface Options extends GitHubOptions {
  readonly pullRequest: string;
  readonly withdraw?: boolean;
}

const HELP = `
It posts the review that ./federation review saved, as one comment for each environment. Later runs update that comment, and only
if the user of the token wrote it. If the plan changes nothing, it shortens an earlier comment to one line and posts no new one.
${CONNECTION_HELP}

Examples:
  $ ./federation plan dev && ./federation review dev; ./federation ci comment dev --pull-request 17
  $ ./federation ci comment prod --pull-request 17 --repository acme/identity
  $ ./federation ci comment staging --pull-request 17 --withdraw    the pull request no longer changes staging`;

const COMMENT_MESSAGES: Readonly<Record<Outcome, string>> = {
  created: 'commented',
  updated: 'updated the comment',
  unchanged: 'the comment is up to date',
  none: 'nothing to comment',
};

/** `./federation ci comment`: the review of an environment's plan, as one comment of a pull request. */
export function commentCommand(context: CommandContext): Command {
  const { output, exit } = context;
  return ofRepository(
    new Command('comment')
      .summary('post the review of a plan as a comment on a pull request')
      .description('Posts or updates the review of the saved plan as a comment on a pull request.')
      .argument('<environment>', 'a folder in apps/, for example dev')
      .requiredOption('--pull-request <number>', 'the number of the pull request')
      .option('--withdraw', 'update an earlier comment: the pull request no longer changes the environment'),
  )
    .addHelpText('after', HELP)
    .action(async (environment: string, { pullRequest, withdraw, repository }: Options) => {
      const number = pullRequestNumber(pullRequest);
      const review = withdraw ? undefined : savedReviewOf(environment);
      const { connect } = await import('../../github/connection');
      const { commentStore, withdrawnBody } = await import('../../github/comment');
      const { upsertOne } = await import('../../github/own-texts');

      const github = await connect({ ...(repository !== undefined && { repository }) });
      const kept = await upsertOne(
        github,
        commentStore(github, number, environment),
        review ? renderMarkdown(review) : withdrawnBody(environment),
        !review || review.status === 'nothing' ? 'leave' : 'create',
      );
      printLine(
        output,
        `${environment}: ${COMMENT_MESSAGES[kept.outcome]}${kept.url === undefined ? '' : ` ${kept.url}`}`,
      );
      exit(EXIT.success);
    });
}
