import { Command } from 'commander';
import { EXIT } from '../../exit-codes';
import { commitId, CONNECTION_HELP, ofRepository } from '../../github/options';
import type { GitHubOptions } from '../../github/options';
import type { CommandContext } from '../../command-context';

interface Options extends GitHubOptions {
  readonly commit: string;
  readonly label: string;
}

const HELP = `
It prints JSON: the merged pull request of the commit, the fingerprint in the comment that this token wrote there, whether the
GitHub environment has required reviewers, and the user who added the deploy label, if that user may write to the repository.
Unknown values are null.
${CONNECTION_HELP}

Examples:
  $ ./federation ci approval prod --commit $(git rev-parse HEAD)
  {"environment":"prod","commit":"…","pullRequest":17,"fingerprint":"sha256:…","hasReviewers":true,"labelledBy":null}`;

/** `./federation ci approval`: what GitHub knows of whether a commit's plan was reviewed and may be applied. */
export function approvalCommand(context: CommandContext): Command {
  const { output, exit } = context;
  return ofRepository(
    new Command('approval')
      .summary('read from GitHub whether the plan of a commit was reviewed')
      .description('Reads from GitHub whether the plan of a commit was reviewed and approved.')
      .argument('<environment>', 'a folder in apps/, for example dev')
      .requiredOption('--commit <sha>', 'the commit to deploy')
      .option('--label <name>', 'the label that requests a deployment', 'deploy'),
  )
    .addHelpText('after', HELP)
    .action(async (environment: string, { commit, label, repository }: Options) => {
      const question = { environment, commit: commitId(commit), label };
      const { connect } = await import('../../github/connection');
      const { askApproval } = await import('../../github/approval');

      const github = await connect({ ...(repository !== undefined && { repository }) });
      output.result.write(`${JSON.stringify(await askApproval(github, question))}\n`);
      exit(EXIT.success);
    });
}
