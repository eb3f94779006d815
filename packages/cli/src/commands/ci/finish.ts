import { Command, Option } from 'commander';
import { EXIT } from '../../exit-codes';
import type { ApplyOutcome } from '../../github/applies';
import { CONNECTION_HELP, deploymentId, ofRepository } from '../../github/options';
import type { GitHubOptions } from '../../github/options';
import type { CommandContext } from '../../command-context';
import { printLine } from '../../terminal';

interface Options extends GitHubOptions {
  readonly deployment: string;
  readonly outcome: ApplyOutcome;
  readonly runUrl?: string;
}

const HELP = `
applied and failed use up the approval, because a failed apply may have changed something. refused states that nothing was applied:
the record no longer counts.
${CONNECTION_HELP}

Examples:
  $ ./federation ci finish prod --deployment 42 --outcome applied`;

/** `./federation ci finish`: how an apply ended. */
export function finishCommand(context: CommandContext): Command {
  const { output, exit } = context;
  return ofRepository(
    new Command('finish')
      .summary('record how an apply ended')
      .description('Records on GitHub how an apply ended.')
      .argument('<environment>', 'a folder in apps/, for example dev')
      .requiredOption('--deployment <id>', 'the id that ./federation ci start printed')
      .addOption(
        new Option('--outcome <outcome>', 'how it ended')
          .choices(['applied', 'failed', 'refused'])
          .makeOptionMandatory(),
      )
      .option('--run-url <url>', 'the address of the run'),
  )
    .addHelpText('after', HELP)
    .action(async (environment: string, { deployment, outcome, runUrl, repository }: Options) => {
      const id = deploymentId('--deployment', deployment);
      const { connect } = await import('../../github/connection');
      const { finishApply } = await import('../../github/applies');

      const github = await connect({ ...(repository !== undefined && { repository }) });
      await finishApply(github, id, outcome, runUrl);
      printLine(output, `${environment}: deployment ${id} is recorded as ${outcome}`);
      exit(EXIT.success);
    });
}
