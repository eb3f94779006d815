import { environmentNames, findCheckout } from '@auth0-cognito/checkout';
import { FaultError } from '@auth0-cognito/contract';
import { checkLocks, lockProviders, type Output } from '@auth0-cognito/delivery';
import { Command } from 'commander';
import type { CommandContext } from '../command-context';
import { EXIT } from '../exit-codes';
import { fault } from '../faults';
import { inSession } from '../in-session';
import { printLine } from '../terminal';

interface Options {
  readonly check?: boolean;
  readonly base?: string;
  readonly allowChecksums?: boolean;
  readonly platform?: readonly string[];
  readonly mirror?: string;
  readonly upgrade?: boolean;
}

const HELP = `
The lock file apps/<environment>/.terraform.lock.hcl pins the provider versions and their checksums. Commit it: validate, plan,
apply and destroy then use exactly those providers, and fail if the lock file does not match the version constraints.
Without a lock file they use the versions that the tests of this repository run with. A new lock file has these versions, too.
Specify each platform on which the environment is planned or applied: your machines and CI.

With --check it writes nothing. It fails if a lock file does not match the providers that the stack requires. With --base it
also fails if a lock file changed since that commit without a change of the constraint in
packages/environment/src/base-stack.ts.

Examples:
  $ ./federation lock prod --platform linux_amd64 darwin_arm64
  $ ./federation lock prod --platform linux_amd64 --upgrade       the newest versions that the constraints allow
  $ ./federation lock prod --platform linux_amd64 --mirror ./providers
  $ ./federation lock --check --base origin/main                  all environments, as in a pull request`;

const PLATFORM = /^[a-z0-9]+_[a-z0-9]+$/;

/** Checks the lock file of one environment, or of all. */
async function check(output: Output, environment: string | undefined, { base, allowChecksums = false }: Options) {
  const checkout = findCheckout();
  const environments = environment === undefined ? environmentNames(checkout) : [environment];
  const { faults, checked, missing } = await checkLocks(checkout, environments, {
    base,
    allowsChecksums: allowChecksums,
  });
  const [first, ...rest] = faults;
  if (first) printLine(output, new FaultError('provider lock', [first, ...rest]).message);
  else for (const file of checked) printLine(output, `${file}: valid`);
  for (const file of missing) printLine(output, `${file}: no such file, nothing to check`);
  return first ? EXIT.refused : EXIT.success;
}

/** `./federation lock`: creates or updates the provider lock file of an environment. */
export function lockCommand(context: CommandContext): Command {
  return new Command('lock')
    .summary("create, update or check an environment's provider lock file")
    .description('Creates, updates or checks the provider lock file of an environment.')
    .argument('[environment]', 'a folder in apps/, for example dev; with --check the default is all')
    .option('--platform <platform...>', 'operating systems and architectures, for example linux_amd64')
    .option('--mirror <folder>', 'use a filesystem mirror instead of the registry')
    .option('--upgrade', 'select the newest versions that the constraints allow')
    .option('--check', 'write nothing; fail if a lock file does not match')
    .option('--base <ref>', 'with --check: fail if a lock file changed since this commit but its constraint did not')
    .option('--allow-checksums', 'with --check: allow additional checksums of the same version')
    .addHelpText('after', HELP)
    .action(async (environment: string | undefined, options: Options) => {
      if (options.check || options.base !== undefined) {
        context.exit(await check(context.output, environment, options));
        return;
      }
      const { platform = [], mirror, upgrade = false } = options;
      if (environment === undefined)
        throw new FaultError('provider lock', [fault.ERR_LOCK_ARGUMENTS({ path: '<environment>' })]);
      if (platform.length === 0)
        throw new FaultError('provider lock', [fault.ERR_LOCK_ARGUMENTS({ path: '--platform' })]);
      const unknown = platform.filter((each) => !PLATFORM.test(each));
      if (unknown.length > 0)
        throw new FaultError('provider lock', [fault.ERR_PLATFORM_UNKNOWN({ received: unknown.join(', ') })]);
      await inSession(context, environment, async (session) => {
        await lockProviders(session, { platforms: platform, mirror, upgrades: upgrade });
        printLine(context.output, `\nwritten: ${session.stack.lockFile}; commit it`);
        return EXIT.success;
      });
    });
}
