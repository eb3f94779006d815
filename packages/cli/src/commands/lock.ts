import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import * as errors from '../errors';
import { EXIT } from '../exit-codes';
import type { CommandContext } from '../main';
import { tell } from '../terminal';
import { carryLockIn, carryLockOut, workingLock } from '../terraform/provider-lock';
import { inSession } from '../terraform/session';

interface Options {
  readonly platform: readonly string[];
  readonly mirror?: string;
  readonly upgrade?: boolean;
}

const HELP = `
The lock file, apps/<environment>/.terraform.lock.hcl, names the exact providers and their checksums. Commit it: from then on
validate, plan, apply and destroy take exactly those, and refuse where the file and the constraints don't fit any more.
Name every platform on which somebody plans or applies: yours and the one of CI.

Examples:
  $ federation lock prod --platform linux_amd64 darwin_arm64
  $ federation lock prod --platform linux_amd64 --upgrade       the newest versions that the constraints allow
  $ federation lock prod --platform linux_amd64 --mirror ./providers

Exit codes:
  0  written
  1  Terraform failed
  2  could not begin: wrong input, or not synthesized`;

const PLATFORM = /^[a-z0-9]+_[a-z0-9]+$/;

/** `federation lock`: makes or updates the provider lock file of an environment. */
export function lockCommand(context: CommandContext): Command {
  return new Command('lock')
    .summary("make or update an environment's provider lock file")
    .description("Makes or updates an environment's provider lock file, for the platforms that are named.")
    .argument('<environment>', 'a folder of apps/, for example dev')
    .requiredOption('--platform <platform...>', 'operating system and architecture: linux_amd64')
    .option('--mirror <folder>', 'take providers from a filesystem mirror, not from their registry')
    .option('--upgrade', 'choose the newest versions that the constraints allow')
    .addHelpText('after', HELP)
    .action(async (environment: string, { platform, mirror, upgrade }: Options) => {
      const unknown = platform.filter((each) => !PLATFORM.test(each));
      if (unknown.length > 0) throw errors.platformUnknown(unknown);
      await inSession(context, environment, async ({ stack, terraform }) => {
        carryLockIn(stack);
        // Terraform keeps to what is locked already.
        if (upgrade) rmSync(workingLock(stack), { force: true });
        await terraform.must([
          'providers',
          'lock',
          ...platform.map((each) => `-platform=${each}`),
          ...(mirror === undefined ? [] : [`-fs-mirror=${resolve(mirror)}`]),
        ]);
        carryLockOut(stack);
        tell(context.output, `\nwritten: ${stack.lockFile}; commit it`);
        return EXIT.held;
      });
    });
}
