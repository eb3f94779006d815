import { Command, Option } from 'commander';
import type { BootstrapOptions } from '../bootstrap/bootstrap';
import type { CommandContext } from '../command-context';

const HELP = `
In AWS it creates the bucket and the KMS key of the Terraform state, the OIDC provider of GitHub, and two roles for the
environment: one to plan, one to deploy. In Auth0 it creates two management applications in the same way. Its settings are in
apps/bootstrap/src/accounts.ts. A second run changes nothing, or only what changed in that file.

It needs an administrator of the AWS account, in any way that the AWS provider supports, and an administrator of the Auth0
tenant: AUTH0_API_TOKEN (a one-day token from the dashboard), or AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET.
The roles trust the GitHub subject prefix in accounts.ts (subClaimPrefix). The command first compares it with the prefix that
GitHub reports; for a private repository set GH_TOKEN or GITHUB_TOKEN. If GitHub does not answer, it prints a warning.
It keeps its state in .local/bootstrap until the bucket exists, then moves it there. If it is stopped, run it again.

Examples:
  $ ./federation bootstrap dev
  $ ./federation bootstrap dev --only aws      another administrator runs the Auth0 side
  $ ./federation bootstrap dev --import        keep existing objects that have these names
  $ ./federation bootstrap dev > github.sh     the remaining steps on GitHub, as commands`;

/** `./federation bootstrap`: makes what an environment's deployment stands on. */
export function bootstrapCommand(context: CommandContext): Command {
  return new Command('bootstrap')
    .summary('create the state bucket, roles and management applications of an environment')
    .description("Creates what an environment's AWS account and Auth0 tenant need before the first deployment.")
    .argument('<environment>', 'a folder in apps/, for example dev')
    .option('--yes', 'apply without asking for confirmation')
    .option('--import', 'import existing objects that have these names')
    .addOption(new Option('--only <side>', 'run one side only').choices(['aws', 'auth0']))
    .addHelpText('after', HELP)
    .action(async (environment: string, options: BootstrapOptions) => {
      const { bootstrap } = await import('../bootstrap/bootstrap');
      await bootstrap(context, environment, options);
    });
}
