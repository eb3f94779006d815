import { Command, Option } from 'commander';
import type { BootstrapOptions } from '../bootstrap/bootstrap';
import type { CommandContext } from '../main';

const HELP = `
In the AWS account: the bucket and key of Terraform's state, GitHub's OIDC provider, and two roles for each environment, one that
plans and one that deploys. In the Auth0 tenant: two management applications alike. What is made stands in
apps/bootstrap/src/accounts.ts; run again, it changes nothing, or what was changed there.

It needs an administrator of the account, by the variables that the AWS provider reads, and one of the tenant: AUTH0_API_TOKEN
(a day's token from the dashboard leaves no application behind), or AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET.
The roles trust the subject that accounts.ts states (subClaimPrefix). It is compared with what GitHub says first, with GH_TOKEN or
GITHUB_TOKEN where the repository is private; where GitHub cannot be asked, that is told and the roles trust what is stated.
The account's own state begins in .local/bootstrap, and moves into the bucket once there is one. Stopped anywhere, run it again.

Examples:
  $ ./federation bootstrap dev
  $ ./federation bootstrap dev --only aws      the tenant is somebody else's to administer
  $ ./federation bootstrap dev --import         what is there under these names is to be kept
  $ ./federation bootstrap dev > github.sh     what is left to do on GitHub, as commands

Exit codes:
  0  everything stands; what is left to do on GitHub was told
  1  Terraform failed
  2  could not begin: wrong input, credentials, or something there that no state knows
  3  the plan was declined
  130, 143  stopped by Ctrl-C, SIGTERM: Terraform finished what it was doing`;

/** `./federation bootstrap`: makes what an environment's deployment stands on. */
export function bootstrapCommand(context: CommandContext): Command {
  return new Command('bootstrap')
    .summary("make what an environment's account and tenant need before its first deploy")
    .description("Makes what an environment's AWS account and Auth0 tenant need before its first deploy.")
    .argument('<environment>', 'a folder of apps/, for example dev')
    .option('--yes', 'apply without a question')
    .option('--import', 'import objects that have the names and are in no state')
    .addOption(new Option('--only <side>', 'one side').choices(['aws', 'auth0']))
    .addHelpText('after', HELP)
    .action(async (environment: string, options: BootstrapOptions) => {
      const { bootstrap } = await import('../bootstrap/bootstrap');
      await bootstrap(context, environment, options);
    });
}
