import { Command } from 'commander';
import type { CommandContext } from '../../command-context';
import { EXIT } from '../../exit-codes';
import { CONNECTION_HELP, ofRepository } from '../../github/options';
import type { GitHubOptions } from '../../github/options';

const HELP = `
It prints JSON. commit is null if no apply is recorded as completed. ./federation review --base <commit> judges a plan by the stage
that the environment has there.
${CONNECTION_HELP}

Examples:
  $ ./federation ci applied prod
  {"environment":"prod","commit":"…"}`;

/** `./federation ci applied`: the commit that an environment has. */
export function appliedCommand({ output, exit }: CommandContext): Command {
  return ofRepository(
    new Command('applied')
      .summary('read from GitHub which commit was applied last')
      .description('Reads from GitHub the commit of the last completed apply of an environment.')
      .argument('<environment>', 'a folder in apps/, for example dev'),
  )
    .addHelpText('after', HELP)
    .action(async (environment: string, { repository }: GitHubOptions) => {
      const { connect } = await import('../../github/connection');
      const { appliedCommit } = await import('../../github/applies');

      const github = await connect({ ...(repository !== undefined && { repository }) });
      output.result.write(`${JSON.stringify({ environment, commit: await appliedCommit(github, environment) })}\n`);
      exit(EXIT.success);
    });
}
