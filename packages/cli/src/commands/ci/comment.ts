import { renderMarkdown } from '@auth0-cognito/plan-review';
import { Command } from 'commander';
import { EXIT } from '../../exit-codes';
import { keptReviewOf } from '../../github/kept-review';
import { CONNECTION_HELP, ofRepository, pullRequestNumber } from '../../github/options';
import type { GitHubOptions } from '../../github/options';
import type { Outcome } from '../../github/own-texts';
import type { CommandContext } from '../../main';
import { tell } from '../../terminal';

interface Options extends GitHubOptions {
  readonly pullRequest: string;
  readonly withdraw?: boolean;
}

const HELP = `
It posts what './federation review' found in the kept plan, as one comment for each environment, which later runs update. Only a
comment that this token's own user wrote is updated. Where the plan changes nothing, an earlier comment is cut to one line, and
none is posted.
${CONNECTION_HELP}

Examples:
  $ ./federation plan dev && ./federation review dev; ./federation ci comment dev --pull-request 17
  $ ./federation ci comment prod --pull-request 17 --repository acme/identity
  $ ./federation ci comment staging --pull-request 17 --withdraw    the pull request does not touch staging any more

Exit codes:
  0  the comment is there, or none is needed
  2  could not: wrong input, no review, or GitHub refused`;

const SAID: Readonly<Record<Outcome, string>> = {
  created: 'commented',
  updated: 'updated the comment',
  unchanged: 'the comment says it already',
  none: 'nothing to comment',
};

/** `./federation ci comment`: the review of an environment's plan, as one comment of a pull request. */
export function commentCommand(context: CommandContext): Command {
  const { output, exit } = context;
  return ofRepository(
    new Command('comment')
      .summary('post the review of a plan as one comment of a pull request')
      .description('Posts the review of the kept plan as a comment of a pull request, or updates it.')
      .argument('<environment>', 'a folder of apps/, for example dev')
      .requiredOption('--pull-request <number>', 'the pull request')
      .option('--withdraw', 'the pull request does not change the environment any more: says so in an earlier comment'),
  )
    .addHelpText('after', HELP)
    .action(async (environment: string, { pullRequest, withdraw, repository }: Options) => {
      const number = pullRequestNumber(pullRequest);
      const review = withdraw ? undefined : keptReviewOf(environment);
      const { connect } = await import('../../github/connection');
      const { commentShelf, withdrawnBody } = await import('../../github/comment');
      const { keepOne } = await import('../../github/own-texts');

      const github = await connect({ ...(repository !== undefined && { repository }) });
      const kept = await keepOne(
        github,
        commentShelf(github, number, environment),
        review ? renderMarkdown(review) : withdrawnBody(environment),
        !review || review.status === 'nothing' ? 'leave' : 'create',
      );
      tell(output, `${environment}: ${SAID[kept.outcome]}${kept.url === undefined ? '' : ` ${kept.url}`}`);
      exit(EXIT.held);
    });
}
