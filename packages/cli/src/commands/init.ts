import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { findCheckout } from '@auth0-cognito/rehearsal/checkout';
import { Command } from 'commander';
import { EXIT } from '../exit-codes';
import { uncommitted } from '../git';
import type { CommandContext } from '../main';
import { onInterruption } from '../signals';
import { tell } from '../terminal';
import type { Output } from '../terminal';
import type { Changes } from '../init/changes';
import type { Repository } from '../init/repository';

interface Options {
  readonly answers?: string;
  readonly set?: readonly string[];
  readonly questions?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly rehearse: boolean;
}

const HELP = `
It asks for what only you know: the first part of resource names, the domain of your applications, repository, owners, the scope
of the npm packages, and for each environment account, region, tenant, hosts and state bucket. The environments and accounts,
what they synthesize to, imports, manifests, the lock file, documents, badges and CODEOWNERS are rewritten; everything is shown
and checked first, and all of it is written or nothing. Then each environment is rehearsed.

How GitHub writes the subjects of the repository's tokens (subClaimPrefix) is read from GitHub, with GH_TOKEN or GITHUB_TOKEN where the
repository is private; an answer that differs from it is refused.

Where nobody can be asked, as in CI, answers come from a file or from --set; what follows from others (bucket names, hosts) may
be left out. Any further text of an environment is set by its path: --set 'prod.clients.admin.callbackUrls[0]=https://…'.

Examples:
  $ ./federation init                                    asks
  $ ./federation init --questions > answers.json         every question with what stands there now
  $ ./federation init --answers answers.json --dry-run
  $ ./federation init --answers answers.json --set prod.account=123456789012

Exit codes:
  0  done, or there was nothing to change
  1  written, but a rehearsal failed
  2  nothing was written: an answer is missing or refused, or there are uncommitted changes
  130, 143  stopped by Ctrl-C, SIGTERM`;

const collected = (value: string, earlier: readonly string[] = []) => [...earlier, value];

/** What init would do, for a person. */
function tellChanges(output: Output, { values, files }: Changes, { scope }: Repository, newScope: string): void {
  const valued = [...new Set(values.map(({ file }) => file))];
  for (const file of valued) {
    tell(output, `\n${file}`);
    for (const { path, from, to } of values.filter((each) => each.file === file)) {
      tell(output, `  ${path.padEnd(40)} ${from} → ${to}`);
    }
  }
  const others = files.map(({ file }) => file).filter((file) => !valued.includes(file));
  if (others.length === 0) return;
  tell(
    output,
    `\n${others.length} further files${scope === newScope ? '' : `, most for the scope: ${scope} → ${newScope}`}`,
  );
  for (const file of others) tell(output, `  ${file}`);
}

/** Rehearses each environment of the repository as it is now, by its own command. */
async function rehearseAll(output: Output, { root, environments }: Repository, signal: AbortSignal): Promise<boolean> {
  for (const { name } of environments) {
    if (signal.aborted) return false;
    tell(output, `\nrehearsing ${name} …`);
    const federation = join(root, 'packages/cli/bin/federation.mjs');
    const child = spawn(process.execPath, [federation, 'rehearse', name], { cwd: root, stdio: 'inherit' });
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) return false;
  }
  return true;
}

async function init(output: Output, options: Options, signal: AbortSignal): Promise<number> {
  const { readRepository } = await import('../init/repository');
  const { askRest, givenAnswers, requireAll } = await import('../init/answers');
  const { questionsOf } = await import('../init/questions');
  const { comparedWithGitHub, subjectTold } = await import('../init/subject');
  const { changesOf, formatted } = await import('../init/changes');
  const { renameLinks, writeAll } = await import('../init/write');
  const errors = await import('../init/errors');

  const repository = await readRepository(findCheckout());
  const { root, scope } = repository;
  if (options.questions) {
    const known = Object.fromEntries(questionsOf(repository).map(({ key, current }) => [key, current]));
    output.result.write(`${JSON.stringify(known, null, 2)}\n`);
    return EXIT.held;
  }
  const given = givenAnswers(repository, options);
  const asks = process.stdin.isTTY && process.stderr.isTTY;
  const typed = asks ? await askRest(repository, given, signal) : given;
  if (typed === undefined) return EXIT.interrupted;
  const { answers, unasked } = comparedWithGitHub(typed, await subjectTold(repository, typed));
  if (!asks) requireAll(repository, answers, unasked);
  for (const { code, received } of unasked) {
    tell(output, `subClaimPrefix is taken as answered, without GitHub's word: ${code}: ${received}`);
  }

  const changes = await changesOf(repository, answers);
  const newScope = answers.get('scope') ?? scope;
  if (changes.files.length === 0) {
    tell(output, 'nothing to change: this repository is the one that was answered');
    return EXIT.held;
  }
  tellChanges(output, changes, repository, newScope);
  if (options.dryRun) {
    tell(output, '\nnothing was written');
    return EXIT.held;
  }
  const dirty = await uncommitted(root);
  if (dirty.length > 0) throw errors.treeDirty(dirty);
  if (asks && !options.yes && !(await confirmed(changes.files.length, signal))) return EXIT.interrupted;

  writeAll(root, await formatted(root, changes.files));
  renameLinks(root, scope, newScope);
  tell(output, `\nwritten: ${changes.files.length} files. Look at them (git diff), then commit them.`);
  if (!options.rehearse) return EXIT.held;
  return (await rehearseAll(output, repository, signal)) ? EXIT.held : EXIT.failed;
}

/** Whether somebody wants the changes that were shown. */
async function confirmed(count: number, signal: AbortSignal): Promise<boolean> {
  const { confirm } = await import('@inquirer/prompts');
  const asked = confirm({ message: `write these ${count} files?`, default: false }, { output: process.stderr, signal });
  return asked.catch((error: Error) => {
    if (['ExitPromptError', 'AbortPromptError'].includes(error.name)) return false;
    throw error;
  });
}

/** `./federation init`: makes a copy of this repository a team's own. */
export function initCommand({ output, exit }: CommandContext): Command {
  return new Command('init')
    .summary('make a fresh copy of this repository your own')
    .description('Makes a fresh copy of this repository your own: accounts, tenants, hosts, names, package scope.')
    .option('--answers <file>', 'a JSON file of answers, each a text by its key')
    .option('--set <key=value>', 'one answer; give it once for each', collected)
    .option('--questions', 'print every question with what stands there now, as a file of answers, and stop')
    .option('--dry-run', 'show what would be changed, and write nothing')
    .option('--yes', 'write without asking once more')
    .option('--no-rehearse', 'do not rehearse the environments afterwards')
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      const interruption = onInterruption(output);
      try {
        const code = await init(output, options, interruption.signal);
        exit(interruption.exitCode() ?? code);
      } finally {
        interruption.release();
      }
    });
}
