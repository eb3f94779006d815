import { Command } from 'commander';
import { EXIT } from '../exit-codes';
import { FaultError } from '@auth0-cognito/contract';
import { makePlan, type Output, PLAN_EXIT, planFile, requireNoOrphans, type Session } from '@auth0-cognito/delivery';
import type { CommandContext } from '../command-context';
import { tell } from '../terminal';
import { lockTimeoutOption } from './lock-timeout';
import { inSession } from '../in-session';

interface Options {
  readonly detailedExitcode?: boolean;
  readonly lockTimeout?: string;
  readonly import?: boolean;
}

const HELP = `
It runs 'terraform plan' with the state locked, and keeps the plan in .local/plans/<environment>/. Only you can read that file,
and git ignores it. A plan holds secrets in plain text: do not upload it. Credentials, proxies and TERRAFORM_BINARY_NAME
(terraform, tofu) come from the environment variables of your shell. It also plans against a rehearsal that is kept running.

It warns if there are orphans: objects that have the environment's names and are not in its state, as after an apply that was
killed. ./federation apply refuses them. With --import the plan imports them ("5 to import") instead of creating them again.

Examples:
  $ ./federation plan dev
  $ npx nx plan dev                        synthesize first
  $ ./federation plan prod --lock-timeout 5m
  $ ./federation plan dev --import         import the orphans of an apply that was killed
  $ ./federation review prod               then review the plan`;

/** Reports orphans, or why they could not be looked for. The plan that was made stays useful; it can't be applied. */
async function warnOfOrphans(session: Session, output: Output): Promise<void> {
  try {
    await requireNoOrphans(session);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    tell(output, `\nwarning: as it is, this plan can not be applied\n${error.message}`);
  }
}

/** `./federation plan`: Terraform's plan of an environment, kept for review. */
export function planCommand(context: CommandContext): Command {
  return new Command('plan')
    .summary('plan an environment, and keep the plan for a review')
    .description('Plans an environment, and keeps the plan for a review.')
    .argument('<environment>', 'a folder in apps/, for example dev')
    .option('--detailed-exitcode', 'exit with 2 if there are changes')
    .addOption(lockTimeoutOption())
    .option('--import', 'import the orphans of the environment')
    .addHelpText('after', HELP)
    .action(async (environment: string, { detailedExitcode, lockTimeout, import: mayImport }: Options) => {
      await inSession(context, environment, async (session) => {
        const imports = mayImport ? await requireNoOrphans(session, true) : [];
        const planned = await makePlan(session, { to: 'result', imports, lockTimeout });
        if (!mayImport) await warnOfOrphans(session, context.output);
        tell(context.output, `\nkept in ${planFile(session.stack)}; see ./federation review ${environment}`);
        return detailedExitcode && planned === PLAN_EXIT.changes ? EXIT.attention : EXIT.success;
      });
    });
}
