import { Command } from 'commander';
import { EXIT } from '../exit-codes';
import type { CommandContext } from '../main';
import { carryLockIn } from '../terraform/provider-lock';
import { inSession } from '../terraform/session';

const HELP = `
It asks Terraform and the providers' schemas, not the clouds: no credentials are needed and no state is read.

Examples:
  $ ./federation validate dev
  $ npx nx validate dev         synthesizes first

Exit codes:
  0  valid
  1  Terraform says what is not
  2  could not begin: wrong input, or not synthesized`;

/** `./federation validate`: asks Terraform whether what was synthesized fits the providers' schemas. */
export function validateCommand(context: CommandContext): Command {
  return new Command('validate')
    .summary("check an environment's Terraform JSON against the providers' schemas")
    .description("Checks an environment's synthesized Terraform JSON against the providers' schemas.")
    .argument('<environment>', 'a folder of apps/, for example dev')
    .addHelpText('after', HELP)
    .action(async (environment: string) => {
      await inSession(context, environment, async ({ stack, terraform }) => {
        const lock = carryLockIn(stack) ? ['-lockfile=readonly'] : [];
        await terraform.must(['init', '-input=false', '-backend=false', ...lock]);
        await terraform.must(['validate'], 'result');
        return EXIT.held;
      });
    });
}
