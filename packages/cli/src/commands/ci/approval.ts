import { Command } from 'commander';
import { EXIT } from '../../exit-codes';
import { commitId, CONNECTION_HELP, ofRepository } from '../../github/options';
import type { GitHubOptions } from '../../github/options';
import type { CommandContext } from '../../main';

interface Options extends GitHubOptions {
  readonly commit: string;
  readonly label: string;
}

const HELP = `
It answers in JSON: the merged pull request that brought the commit, the fingerprint in this token's own comment there, whether a
deploy to the GitHub environment waits for a reviewer, and who asked for a deploy by the label, if they may write to the
repository. What is not known is null.
${CONNECTION_HELP}

Examples:
  $ ./federation ci approval prod --commit $(git rev-parse HEAD)
  {"environment":"prod","commit":"…","pullRequest":17,"fingerprint":"sha256:…","hasReviewers":true,"labelledBy":null}

Exit codes:
  0  answered
  2  could not: wrong input, or GitHub refused`;

/** `./federation ci approval`: what GitHub knows of whether a commit's plan was reviewed and may be applied. */
export function approvalCommand(context: CommandContext): Command {
  const { output, exit } = context;
  return ofRepository(
    new Command('approval')
      .summary('ask GitHub whether the plan of a commit was reviewed')
      .description("Asks GitHub what was reviewed of a commit's plan, and whether it may be applied.")
      .argument('<environment>', 'a folder of apps/, for example dev')
      .requiredOption('--commit <sha>', 'the commit that is to be deployed')
      .option('--label <name>', 'the label by which a deploy is asked for', 'deploy'),
  )
    .addHelpText('after', HELP)
    .action(async (environment: string, { commit, label, repository }: Options) => {
      const question = { environment, commit: commitId(commit), label };
      const { connect } = await import('../../github/connection');
      const { askApproval } = await import('../../github/approval');

      const github = await connect({ ...(repository !== undefined && { repository }) });
      output.result.write(`${JSON.stringify(await askApproval(github, question))}\n`);
      exit(EXIT.held);
    });
}
