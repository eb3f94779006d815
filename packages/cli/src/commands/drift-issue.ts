import { Command } from 'commander';
import { EXIT } from '../exit-codes';
import { keptReviewOf } from '../github/kept-review';
import { CONNECTION_HELP, ofRepository } from '../github/options';
import type { GitHubOptions } from '../github/options';
import type { CommandContext } from '../main';
import { tell } from '../terminal';

const HELP = `
It is for a plan of what main says, made on a schedule: whatever such a plan changes was changed by hand, or never applied. One
issue for each environment, labelled federation-drift, is opened, kept up to date, and closed once a plan changes nothing.
${CONNECTION_HELP}

Examples:
  $ ./federation plan prod && ./federation review prod; ./federation drift-issue prod

Exit codes:
  0  the issue says what is, or none is needed
  2  could not: wrong input, no review, or GitHub refused`;

const SAID = {
  created: 'opened an issue',
  updated: 'updated the issue',
  unchanged: 'the issue says it already',
  closed: 'no drift any more: closed the issue',
  none: 'no drift',
} as const;

/** `./federation drift-issue`: tells by an issue that an environment is not what main says. */
export function driftIssueCommand(context: CommandContext): Command {
  const { output, exit } = context;
  return ofRepository(
    new Command('drift-issue')
      .summary('tell by an issue that an environment is not what main says')
      .description('Opens, updates or closes the one issue that tells what the kept plan would change.')
      .argument('<environment>', 'a folder of apps/, for example dev'),
  )
    .addHelpText('after', HELP)
    .action(async (environment: string, { repository }: GitHubOptions) => {
      const review = keptReviewOf(environment);
      const { connect } = await import('../github/connection');
      const { tellDrift } = await import('../github/drift-issue');

      const told = await tellDrift(await connect({ ...(repository !== undefined && { repository }) }), review);
      tell(output, `${environment}: ${SAID[told.outcome]}${told.url === undefined ? '' : ` ${told.url}`}`);
      exit(EXIT.held);
    });
}
