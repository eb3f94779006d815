import { Command } from 'commander';
import type { CommandContext } from '../main';
import { EXIT } from '../exit-codes';
import * as errors from '../first-apply/errors';
import { findOrphans } from '../first-apply/find-orphans';
import { importBlocks } from '../first-apply/imports';
import { tell } from '../terminal';
import { initialize, inSession } from '../terraform/session';

/** There are objects that an apply would make again. */
const FOUND = 3;

const HELP = `
A first apply that was killed leaves objects that no state knows: applied again, the user pool and the Auth0 application would be
made a second time. ./federation apply looks for them by itself and refuses; cdktf deploy and terraform apply don't, so that
'nx deploy' runs this first. To take them over, reviewed like any plan:

  1. ./federation plan dev --import
  2. ./federation review dev
  3. ./federation apply dev --reviewed <fingerprint> --import

Found objects are printed as Terraform's import blocks, for whoever works without these commands: as a .tf file in the folder
of cdk.tf.json, until they are applied.

Examples:
  $ ./federation recover dev
  $ ./federation recover dev > apps/dev/cdktf.out/stacks/dev/imports.tf

Exit codes:
  0  none: all that bears the environment's names is in its state
  1  Terraform failed
  2  could not look: credentials, a missing permission, wrong input, or not synthesized
  3  there are some`;

/** `./federation recover`: looks for objects that bear an environment's names and that its state does not know. */
export function recoverCommand(context: CommandContext): Command {
  const { output } = context;
  return new Command('recover')
    .summary('look for objects of an environment that its state does not know')
    .description("Looks, on both sides, for objects that bear an environment's names and that its state does not know.")
    .argument('<environment>', 'a folder of apps/, for example dev')
    .addHelpText('after', HELP)
    .action(async (environment: string) => {
      await inSession(context, environment, async (session) => {
        await initialize(session);
        const [first, ...rest] = await findOrphans(session);
        if (first === undefined) {
          tell(output, `all that bears the names of ${environment} is in its state`);
          return EXIT.held;
        }
        output.result.write(importBlocks([first, ...rest]));
        tell(output, errors.orphansFound(environment, [first, ...rest]).message);
        return FOUND;
      });
    });
}
