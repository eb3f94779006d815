import { Command } from 'commander';
import { EXIT } from '../exit-codes';
import { requireNoOrphans, warnOfOrphans } from '../first-apply/require-no-orphans';
import type { CommandContext } from '../main';
import { tell } from '../terminal';
import { makePlan, planFile } from '../terraform/saved-plan';
import { inSession } from '../terraform/session';

interface Options {
  readonly detailedExitcode?: boolean;
  readonly lockTimeout?: string;
  readonly import?: boolean;
}

const HELP = `
It is Terraform's own plan, made with the state locked and kept in .local/plans/<environment>/, which git ignores: a plan holds
secrets in clear, so only you may read the file, and it should go nowhere else. Credentials, proxies and TERRAFORM_BINARY_NAME
(terraform, tofu) are taken from the variables of your shell, so it also plans against a rehearsal that is kept running.

Where objects bear the environment's names and its state does not know them, as after a first apply that was killed, it warns:
./federation apply would refuse. With --import the plan imports them ("5 to import") instead of creating them again.

Examples:
  $ ./federation plan dev
  $ npx nx plan dev                        synthesizes first
  $ ./federation plan prod --lock-timeout 5m
  $ ./federation plan dev --import            imports what a killed first apply left
  $ ./federation review prod                 then tells what it does to the people who sign in

Exit codes, as of terraform plan:
  0  planned; with --detailed-exitcode: planned, and there are no changes
  1  could not plan: Terraform failed, wrong input, or not synthesized
  2  with --detailed-exitcode: planned, and there are changes
  130, 143  stopped by Ctrl-C, SIGTERM`;

/** `./federation plan`: Terraform's plan of an environment, kept for review. */
export function planCommand(context: CommandContext): Command {
  return new Command('plan')
    .summary('plan an environment, and keep the plan for its review')
    .description('Plans an environment with the state locked, and keeps the plan for its review.')
    .argument('<environment>', 'a folder of apps/, for example dev')
    .option('--detailed-exitcode', 'exit with 2 where there are changes')
    .option('--lock-timeout <duration>', "how long to wait for a colleague's lock: 30s, 5m")
    .option('--import', "import objects that have the environment's names and are not in its state")
    .addHelpText('after', HELP)
    .action(async (environment: string, { detailedExitcode, lockTimeout, import: mayImport }: Options) => {
      await inSession(context, environment, async (session) => {
        const imports = mayImport ? await requireNoOrphans(session, true) : [];
        const exitCode = await makePlan(session, { to: 'result', imports, ...(lockTimeout && { lockTimeout }) });
        if (!mayImport) await warnOfOrphans(session, context.output);
        tell(context.output, `\nkept in ${planFile(session.stack)}; see ./federation review ${environment}`);
        return detailedExitcode ? exitCode : EXIT.held;
      });
    });
}
