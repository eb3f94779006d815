import { Command } from 'commander';
import { isValid } from '@auth0-cognito/delivery';
import { EXIT } from '../exit-codes';
import type { CommandContext } from '../command-context';
import { inSession } from '../in-session';

const HELP = `
It runs 'terraform validate'. It needs no credentials and reads no state.

Examples:
  $ ./federation validate dev
  $ npx nx validate dev         synthesize first`;

/** `./federation validate`: validates the synthesized JSON with Terraform. */
export function validateCommand(context: CommandContext): Command {
  return new Command('validate')
    .summary("validate an environment's Terraform JSON")
    .description('Validates the synthesized Terraform JSON of an environment against the schemas of its providers.')
    .argument('<environment>', 'a folder in apps/, for example dev')
    .addHelpText('after', HELP)
    .action(async (environment: string) => {
      await inSession(context, environment, async (session) =>
        (await isValid(session)) ? EXIT.success : EXIT.refused,
      );
    });
}
