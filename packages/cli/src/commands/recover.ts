import { Command } from 'commander';
import { findOrphans, importBlocks, initialize, orphansError } from '@auth0-cognito/delivery';
import type { CommandContext } from '../command-context';
import { EXIT } from '../exit-codes';
import { tell } from '../terminal';
import { inSession } from '../in-session';

const HELP = `
An apply that was killed leaves orphans: objects that exist in AWS or Auth0 but not in the state. The next apply would create
the user pool and the Auth0 application again. ./federation apply finds orphans and refuses; cdktf deploy and terraform apply do
not, so 'nx deploy' runs this command first. To import orphans with a review:

  1. ./federation plan dev --import
  2. ./federation review dev
  3. ./federation apply dev --reviewed <fingerprint> --import

It prints the orphans as import blocks for Terraform. To import them without these commands, save the output as a .tf file next
to cdk.tf.json until they are applied.

Examples:
  $ ./federation recover dev
  $ ./federation recover dev > apps/dev/cdktf.out/stacks/dev/imports.tf`;

/** `./federation recover`: looks for objects that bear an environment's names and that its state does not know. */
export function recoverCommand(context: CommandContext): Command {
  const { output } = context;
  return new Command('recover')
    .summary('find objects of an environment that are not in its state')
    .description("Finds objects in AWS and Auth0 that have an environment's names and are not in its state.")
    .argument('<environment>', 'a folder in apps/, for example dev')
    .addHelpText('after', HELP)
    .action(async (environment: string) => {
      await inSession(context, environment, async (session) => {
        await initialize(session);
        const [first, ...rest] = await findOrphans(session);
        if (first === undefined) {
          tell(output, `${environment}: no orphans, every object is in the state`);
          return EXIT.success;
        }
        output.result.write(importBlocks([first, ...rest]));
        tell(output, orphansError(environment, [first, ...rest]).message);
        return EXIT.attention;
      });
    });
}
