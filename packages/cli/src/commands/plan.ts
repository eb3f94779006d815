import { Command } from 'commander';
import { EXIT } from '../exit-codes';
import { lookUp, makePlan, PLAN_EXIT, planFile, requireNoOrphans } from '@auth0-cognito/delivery';
import type { CommandContext } from '../command-context';
import { printLine } from '../terminal';
import { lockTimeoutOption } from './lock-timeout';
import { inSession } from '../in-session';

interface Options {
  readonly detailedExitcode?: boolean;
  readonly lockTimeout?: string;
  readonly import?: boolean;
}

const HELP = `
It runs 'terraform plan' with the state locked, and saves the plan in .local/plans/<environment>/. Only you can read that file,
and git ignores it. A plan holds secrets in plain text: do not upload it. Credentials, proxies and TERRAFORM_BINARY_NAME
(terraform, tofu) come from the environment variables of your shell. It also plans against a rehearsal that is left running.

If the plan creates objects, it looks for existing ones with their names: orphans of an apply that was killed, or the objects of
which the state has an id that no longer exists. It warns, the review reports each as a critical risk, and ./federation apply refuses
the plan. With --import the plan imports orphans ("5 to import") instead of creating them again.

Examples:
  $ ./federation plan dev
  $ npx nx plan dev                        synthesize first
  $ ./federation plan prod --lock-timeout 5m
  $ ./federation plan dev --import         import the orphans of an apply that was killed
  $ ./federation review prod               then review the plan`;

/** `./federation plan`: Terraform's plan of an environment, saved for review. */
export function planCommand(context: CommandContext): Command {
  return new Command('plan')
    .summary('plan an environment, and save the plan for a review')
    .description('Plans an environment, and saves the plan for a review.')
    .argument('<environment>', 'a folder in apps/, for example dev')
    .option('--detailed-exitcode', 'exit with 2 if there are changes')
    .addOption(lockTimeoutOption())
    .option('--import', 'import the orphans of the environment')
    .addHelpText('after', HELP)
    .action(async (environment: string, { detailedExitcode, lockTimeout, import: mayImport }: Options) => {
      await inSession(context, environment, async (session) => {
        const imports = mayImport ? await requireNoOrphans(session, true) : [];
        const planned = await makePlan(session, { to: 'result', imports, lockTimeout });
        const refused = planned === PLAN_EXIT.changes ? await lookUp(session, mayImport === true) : undefined;
        // The plan is saved, because it can still be reviewed.
        if (refused) printLine(context.output, `\nwarning: this plan cannot be applied unchanged\n${refused.message}`);
        printLine(context.output, `\nsaved in ${planFile(session.stack)}; see ./federation review ${environment}`);
        return detailedExitcode && planned === PLAN_EXIT.changes ? EXIT.attention : EXIT.success;
      });
    });
}
