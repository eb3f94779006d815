import { join } from 'node:path';
import { appFolder, findCheckout, parseTerraformJson } from '@auth0-cognito/checkout';
import { FaultError, throwFaults } from '@auth0-cognito/contract';
import { terraformBinary, type Session } from '@auth0-cognito/delivery';
import type { Roles, ApplyIfChangedOptions } from '@auth0-cognito/delivery/bootstrap';
import { Command, Option } from 'commander';
import { nextSteps } from '../bootstrap-texts';
import type { CommandContext } from '../command-context';
import { EXIT } from '../exit-codes';
import { fault } from '../faults';
import { inStack } from '../in-session';
import { printLine } from '../terminal';
import { promptText } from '../prompts';

interface Options {
  readonly yes?: boolean;
  readonly import?: boolean;
  readonly only?: 'aws' | 'auth0';
}

const HELP = `
In AWS it creates the bucket and the KMS key of the Terraform state, the OIDC provider of GitHub, and two roles for the
environment: one to plan, one to deploy. In Auth0 it creates two management applications in the same way. Its settings are in
apps/bootstrap/src/accounts.ts. A second run changes nothing, or only what changed in that file.

It needs an administrator of the AWS account, in any way that the AWS provider supports, and an administrator of the Auth0
tenant: AUTH0_API_TOKEN (a one-day token from the dashboard), or AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET.
The roles trust the GitHub subject prefix in accounts.ts (subClaimPrefix). The command first compares it with the prefix that
GitHub reports; for a private repository set GH_TOKEN or GITHUB_TOKEN. If GitHub does not respond, it prints a warning.
It keeps its state in .local/bootstrap until the bucket exists, then moves it there. If it is stopped, run it again.

Examples:
  $ ./federation bootstrap dev
  $ ./federation bootstrap dev --only aws      another administrator runs the Auth0 side
  $ ./federation bootstrap dev --import        keep existing objects that have these names
  $ ./federation bootstrap dev > github.sh     the remaining steps on GitHub, as commands`;

const EXIT_CODES = {
  unchanged: EXIT.success,
  applied: EXIT.success,
  declined: EXIT.refused,
  interrupted: EXIT.interrupted,
} as const;

/**
 * Reads the settings for the bootstrap of an environment, and checks them before anything is created.
 *
 * @throws FaultError if credentials are missing or of another account, or if GitHub reports another subject prefix than accounts.ts.
 */
async function checkedTarget({ output }: CommandContext, checkout: string, environment: string, { only }: Options) {
  const { auth0Faults, readTarget } = await import('@auth0-cognito/delivery/bootstrap');
  const { awsFaults } = await import('@auth0-cognito/delivery/aws');
  const { requireScopes } = await import('@auth0-cognito/delivery/auth0');
  const { openReader } = await import('../github/reader');
  const { readSubject, statedFaults } = await import('../github/subject');

  const target = await readTarget(checkout, environment);
  // The applications of the tenant do not use tokens of GitHub.
  const subject = only === 'auth0' ? undefined : await readSubject(openReader(target.repository));
  throwFaults(`bootstrap ${environment}`, [
    ...(await awsFaults(target.region, target.account)),
    ...(only === 'aws' ? [] : auth0Faults(target.tenant)),
    ...(subject ? statedFaults(subject, target.subClaimPrefix, 'subClaimPrefix') : []),
  ]);
  if (only !== 'aws') await requireScopes(`bootstrap ${environment}`, parseTerraformJson(target.auth0Stack.text));
  if (subject?.outcome === 'unanswered') {
    const { code, received } = subject.fault;
    printLine(output, `warning: ${target.subClaimPrefix} was not compared with GitHub: ${code}: ${received}`);
  }
  return target;
}

/** Whether a plan of a stack is applied: by the options, or else by a prompt. */
function applyOptions(
  session: Session,
  question: string,
  { yes = false, import: mayImport = false }: Options,
): ApplyIfChangedOptions {
  return {
    mayImport,
    confirm: async () => {
      if (yes) return true;
      const answer = await promptText(`${question} Type yes to apply:`, { signal: session.signal });
      return answer === undefined ? undefined : answer === 'yes';
    },
  };
}

/** Creates the prerequisites of an environment: the stack of its account, then the stack of its tenant. */
async function bootstrap(context: CommandContext, environment: string, options: Options): Promise<void> {
  const { output } = context;
  const { only } = options;
  const checkout = findCheckout();
  appFolder(checkout, environment);
  if (!options.yes && !process.stdin.isTTY)
    throw new FaultError(`bootstrap ${environment}`, [
      fault.ERR_CONFIRMATION_MISSING({ option: '--yes', answer: 'yes' }),
    ]);
  const target = await checkedTarget(context, checkout, environment, options);
  const { BootstrapFolder, withFolderLock, openAccount, releaseOwnLocks, rolesOf, applyIfChanged, applyAccount } =
    await import('@auth0-cognito/delivery/bootstrap');

  await withFolderLock(join(checkout, '.local/bootstrap', `${target.account}.pid`), async (afterKill) => {
    if (afterKill)
      await releaseOwnLocks(target, (stack) => printLine(output, `${stack}: the lock of a killed run is released`));
    const account = new BootstrapFolder(checkout, target.accountStack);
    const auth0 = new BootstrapFolder(checkout, target.auth0Stack);
    let roles: Roles = { plan: '', deploy: '' };
    const accountCode = await inStack(context, account.stack(), async (session) => {
      printLine(output, `\n${target.accountStack.name}: state, roles`);
      const settled =
        only === 'auth0'
          ? await openAccount(session, account, target)
          : await applyAccount(
              session,
              account,
              target,
              applyOptions(session, `AWS account ${target.account}.`, options),
            );
      if (EXIT_CODES[settled] === EXIT.success) roles = await rolesOf(session, environment);
      return EXIT_CODES[settled];
    });
    if (accountCode !== EXIT.success) return;
    if (only !== 'aws') {
      const auth0Code = await inStack(context, auth0.stack(), async (session) => {
        printLine(output, `\n${target.auth0Stack.name}: management applications`);
        return EXIT_CODES[
          await applyIfChanged(session, auth0, applyOptions(session, `Auth0 tenant ${target.tenant}.`, options))
        ];
      });
      if (auth0Code !== EXIT.success) return;
    }
    printLine(
      output,
      `\n${environment} is bootstrapped. Remaining steps on GitHub, as an administrator of ${target.repository}:\n`,
    );
    const terraform = { binary: terraformBinary(checkout), folder: auth0.path };
    output.result.write(nextSteps(target, roles, only === 'aws' ? undefined : terraform));
  });
}

/** `./federation bootstrap`: creates the prerequisites of an environment. */
export function bootstrapCommand(context: CommandContext): Command {
  return new Command('bootstrap')
    .summary('create the state bucket, roles and management applications of an environment')
    .description(
      'Creates the prerequisites of the first deployment in the AWS account and the Auth0 tenant of an environment.',
    )
    .argument('<environment>', 'a folder in apps/, for example dev')
    .option('--yes', 'apply without asking for confirmation')
    .option('--import', 'import existing objects that have these names')
    .addOption(new Option('--only <side>', 'run one side only').choices(['aws', 'auth0']))
    .addHelpText('after', HELP)
    .action(async (environment: string, options: Options) => {
      await bootstrap(context, environment, options);
    });
}
