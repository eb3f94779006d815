import { Command } from 'commander';
import { EXIT } from '../../exit-codes';
import { branchOf, commitId, CONNECTION_HELP, ofBranch, ofRepository } from '../../github/options';
import type { GitHubOptions } from '../../github/options';
import type { CommandContext } from '../../command-context';

interface Options extends GitHubOptions {
  readonly commit: string;
  readonly label: string;
  readonly branch?: string;
  readonly run?: string;
}

const HELP = `
It prints JSON: the merged pull request of the commit, the fingerprint in the comment that this token wrote there, whether the
GitHub environment has required reviewers other than the person who starts the job, and the user who added the deploy label, if
that user may write to the repository. superseded is set if a later commit of the branch was deployed to the environment; an
apply of the commit that has started uses up its label, and is lastApply. Unknown values are null.
${CONNECTION_HELP}

Examples:
  $ ./federation ci approval prod --commit $(git rev-parse HEAD)
  {"environment":"prod","commit":"…","pullRequest":17,"fingerprint":"sha256:…","hasReviewers":true,…}`;

/** `./federation ci approval`: reads from GitHub whether the plan of a commit was reviewed and may be applied. */
export function approvalCommand(context: CommandContext): Command {
  const { output, exit } = context;
  return ofBranch(
    ofRepository(
      new Command('approval')
        .summary('read from GitHub whether the plan of a commit was reviewed')
        .description('Reads from GitHub whether the plan of a commit was reviewed and approved.')
        .argument('<environment>', 'a folder in apps/, for example dev')
        .requiredOption('--commit <sha>', 'the commit to deploy')
        .option('--label <name>', 'the label that requests a deployment', 'deploy')
        .option('--run <id>', 'the current workflow run: isUsed is true if it has started an apply'),
    ),
  )
    .addHelpText('after', HELP)
    .action(async (environment: string, { commit, label, branch, run, repository }: Options) => {
      const question = {
        environment,
        commit: commitId(commit),
        label,
        branch: branchOf(branch),
        ...(run !== undefined && { run }),
      };
      const { connect } = await import('../../github/connection');
      const { readApproval } = await import('../../github/approval');

      const github = await connect({ ...(repository !== undefined && { repository }) });
      output.result.write(`${JSON.stringify(await readApproval(github, question))}\n`);
      exit(EXIT.success);
    });
}
