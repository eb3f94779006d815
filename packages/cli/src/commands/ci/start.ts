import { Command } from 'commander';
import { EXIT } from '../../exit-codes';
import { branchOf, commitId, CONNECTION_HELP, deploymentId, ofBranch, ofRepository } from '../../github/options';
import type { GitHubOptions } from '../../github/options';
import type { CommandContext } from '../../command-context';

interface Options extends GitHubOptions {
  readonly commit: string;
  readonly branch?: string;
  readonly run?: string;
  readonly runUrl?: string;
  readonly reviewedAfter: string;
}

const HELP = `
It records a deployment of the GitHub environment and prints its id as JSON. It refuses, and records nothing, if the branch no longer
contains the commit, if a later commit of the branch was deployed to the environment, or if an apply of this commit has started
since the review. If GitHub does not respond, it fails: without the record no apply may start. ./federation ci finish records the end.
${CONNECTION_HELP}

Examples:
  $ ./federation ci start prod --commit $(git rev-parse HEAD)
  {"deployment":42}`;

/** `./federation ci start`: the last check before an apply, and the record of it. */
export function startCommand(context: CommandContext): Command {
  const { output, exit } = context;
  return ofBranch(
    ofRepository(
      new Command('start')
        .summary('record that an apply starts, unless a later commit was deployed')
        .description(
          'Records on GitHub that the apply of a commit starts. Refuses a commit that a later one superseded.',
        )
        .argument('<environment>', 'a folder in apps/, for example dev')
        .requiredOption('--commit <sha>', 'the commit to deploy')
        .option('--run <id>', 'the workflow run that applies')
        .option('--run-url <url>', 'the address of the run')
        .option('--reviewed-after <id>', 'lastApply of ./federation ci approval, when the plan was reviewed', '0'),
    ),
  )
    .addHelpText('after', HELP)
    .action(async (environment: string, { commit, branch, run, runUrl, reviewedAfter, repository }: Options) => {
      const start = {
        environment,
        commit: commitId(commit),
        branch: branchOf(branch),
        ...(run !== undefined && { run }),
        ...(runUrl !== undefined && { runUrl }),
        reviewedAfter: deploymentId('--reviewed-after', reviewedAfter),
      };
      const { connect } = await import('../../github/connection');
      const { startApply } = await import('../../github/applies');

      const github = await connect({ ...(repository !== undefined && { repository }) });
      output.result.write(`${JSON.stringify({ deployment: (await startApply(github, start)).id })}\n`);
      exit(EXIT.success);
    });
}
