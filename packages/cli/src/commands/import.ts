import type { Fault } from '@auth0-cognito/contract';
import { FaultError } from '@auth0-cognito/contract';
import { Command } from 'commander';
import { TerraformFailure, type Output } from '@auth0-cognito/delivery';
import type { CommandContext } from '../command-context';
import { EXIT, type ExitCode } from '../exit-codes';
import type { DiscoverOptions, Discovered } from '../import/discover';
import { interruptible } from '../signals';
import { printLine } from '../terminal';

type Options = DiscoverOptions & { readonly discover?: boolean };

const HELP = `
It is for a federation that was set up outside Terraform, for example in the console. It finds the user pool, its domain, app
clients, resource servers, groups and Auth0 identity provider, the identity pool, the IAM OIDC provider and the Auth0 application.
If there are several of a kind, it asks; without a terminal it fails and lists them with the option that selects one.

It writes the settings to apps/<environment>/src/environment.ts and the import blocks to apps/<environment>/imports.tf.json, and
plans. It changes nothing in AWS and Auth0. It writes nothing if the plan deletes or replaces an object. The name, stage,
organization, account, region, tags and state of the environment stay unchanged. The existing IAM roles are referred to.

It reports each setting that the plan changes and each object that stays outside of Terraform, with a code and what to do.
Secrets are not printed or written; the state of Terraform holds the client secret of Auth0.

Credentials of AWS and Auth0 are those of a plan. They need permissions to read the objects.

Examples:
  $ npx nx g @auth0-cognito/nx-cdktf:environment shop --account 123456789012     first create the environment
  $ ./federation import shop --discover
  $ ./federation import shop --discover --user-pool eu-central-1_AbCdEf123 --web-client 1h57kf5cpq17m0eml12EXAMPLE
  $ ./federation review shop
  $ ./federation apply shop --reviewed <fingerprint> --import`;

const noteText = ({ code, path, received, allowed, fix }: Fault) =>
  `  ${code} at ${path}\n    exists:  ${received}\n    instead: ${allowed}\n    fix:     ${fix}`;

function printDiscovered(output: Output, environment: string, { files, imported, notes }: Discovered): void {
  const lines = [
    `${environment}: ${imported} objects to import`,
    ...files.map((file) => `  written: ${file}`),
    notes.length === 0 ? 'everything is reproduced' : `not reproduced: ${notes.length}`,
    ...notes.map(noteText),
  ];
  output.result.write(`${lines.join('\n')}\n`);
  printLine(output, `\nnext: read the changes (git diff), then ./federation review ${environment}`);
  printLine(output, `and ./federation apply ${environment} --reviewed <fingerprint> --import`);
  printLine(output, `once it is applied, remove apps/${environment}/imports.tf.json`);
}

async function discovered(
  { output }: CommandContext,
  environment: string,
  options: Options,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { discover } = await import('../import/discover');
  const { Unanswered } = await import('../import/choose');
  const isTerminal = process.stdin.isTTY && process.stderr.isTTY;
  try {
    const found = await discover(environment, options, { output, dialogue: { signal, isTerminal }, signal });
    printDiscovered(output, environment, found);
    return found.notes.length > 0 ? EXIT.attention : EXIT.success;
  } catch (error) {
    if (error instanceof Unanswered) return EXIT.interrupted;
    // Terraform has printed the error.
    if (error instanceof TerraformFailure || (signal.aborted && error instanceof FaultError)) return EXIT.failed;
    throw error;
  }
}

/** `./federation import`: reads an existing federation as the values of an environment. */
export function importCommand(context: CommandContext): Command {
  return new Command('import')
    .summary('import a federation that was set up outside Terraform')
    .description(
      'Writes the values and the import blocks of a federation that was set up outside Terraform, and plans.',
    )
    .argument('<environment>', 'a folder in apps/, for example dev')
    .requiredOption('--discover', 'find the objects, and write their settings as values')
    .option('--user-pool <id>', 'the user pool')
    .option('--domain <name>', 'the domain of the user pool: a prefix, or a host')
    .option('--identity-provider <name>', 'the identity provider of Auth0 in the user pool')
    .option('--web-client <id>', 'the app client of the application')
    .option('--identity-pool <id>', 'the identity pool')
    .option('--tenant <host>', 'the Auth0 tenant, if the issuer is a custom domain')
    .option('--replace', 'replace an environment.ts that is not committed')
    .addHelpText('after', HELP)
    .action(async (environment: string, options: Options) => {
      await interruptible(context, ({ signal }) => discovered(context, environment, options, signal));
    });
}
