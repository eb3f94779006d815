import { join } from 'node:path';
import { FaultError, throwFaults, type Fault } from '@auth0-cognito/contract';
import { findCheckout, linkWorkspacePackages } from '@auth0-cognito/checkout';
import { type Output, uncommitted } from '@auth0-cognito/delivery';
import { Command } from 'commander';
import { EXIT } from '../exit-codes';
import type { ExitCode } from '../exit-codes';
import { fault } from '../faults';
import type { CommandContext } from '../command-context';
import { confirm } from '../prompts';
import { interruptible } from '../signals';
import { printLine } from '../terminal';
import type { Changes } from '../init/changes';
import type { Answers } from '../init/questions';
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
It asks for your organization, the domain of your applications, the repository, its owners and the package scope. For each
environment it asks for the AWS account, region, Auth0 tenant, hosts and state bucket. It shows every change, validates all of
them, and writes all files or none. Then it rehearses each environment.

Two environments can share an account: enter the same number. They share its region and its state bucket. If they also share a
tenant, one creates the IAM OIDC provider and the other references it.

On a terminal it repeats only the questions whose answers were refused. Until the files are written, the answers are in
.local/init-answers.json, and the next run continues with them.

It reads the prefix of the repository's token subjects (subClaimPrefix) from GitHub and refuses a different answer. For a private
repository set GH_TOKEN or GITHUB_TOKEN.

Without a terminal, as in CI, answers come from --answers or --set. Values that follow from others, such as bucket names and
hosts, are optional. --set also changes any other text of an environment, by its path:
--set 'prod.clients.admin.callbackUrls[0]=https://…'.

Examples:
  $ ./federation init                                    ask for each answer
  $ ./federation init --questions > answers.json         write the questions with their current values
  $ ./federation init --answers answers.json --dry-run
  $ ./federation init --answers answers.json --set prod.account=123456789012`;

/** Accepted answers, and what they change. */
interface AcceptedAnswers {
  readonly answers: Answers;
  readonly changes: Changes;
}

const collected = (value: string, earlier: readonly string[] = []) => [...earlier, value];

/** Prints what init would change. */
function printChanges(output: Output, { values, files }: Changes, { scope }: Repository, newScope: string): void {
  const valued = [...new Set(values.map(({ file }) => file))];
  for (const file of valued) {
    printLine(output, `\n${file}`);
    for (const { path, from, to } of values.filter((each) => each.file === file)) {
      printLine(output, `  ${path.padEnd(40)} ${from} → ${to}`);
    }
  }
  const others = files.map(({ file }) => file).filter((file) => !valued.includes(file));
  if (others.length === 0) return;
  printLine(
    output,
    `\n${others.length} further files${scope === newScope ? '' : `, most for the scope: ${scope} → ${newScope}`}`,
  );
  for (const file of others) printLine(output, `  ${file}`);
}

/** Rehearses each environment of the repository with `./federation rehearse`. */
async function rehearseAll(output: Output, { root, environments }: Repository, signal: AbortSignal): Promise<boolean> {
  const { execa } = await import('execa');
  for (const { name } of environments) {
    if (signal.aborted) return false;
    printLine(output, `\nrehearsing ${name} …`);
    const federation = join(root, 'packages/cli/bin/federation.mjs');
    const options = { cwd: root, stdio: 'inherit', reject: false } as const;
    const { exitCode } = await execa(process.execPath, [federation, 'rehearse', name], options);
    if (exitCode !== 0) return false;
  }
  return true;
}

/**
 * The changes of the answers.
 *
 * @throws FaultError with every fault of the answers, including `given`, the faults of the options, and missing answers.
 */
async function acceptAnswers(
  output: Output,
  repository: Repository,
  typed: Answers,
  given: readonly Fault[] = [],
): Promise<AcceptedAnswers> {
  const { missingFaults } = await import('../init/answers');
  const { comparedWithGitHub, reportedSubject } = await import('../init/subject');
  const { changesOf } = await import('../init/changes');
  const compared = comparedWithGitHub(typed, await reportedSubject(repository, typed));
  const { answers, unanswered, refused } = compared;
  const known = [...given, ...missingFaults(repository, compared, given), ...refused];
  const changes = await changesOf(repository, answers, known);
  for (const { code, received } of unanswered) {
    printLine(output, `warning: subClaimPrefix was not compared with GitHub: ${code}: ${received}`);
  }
  return { answers, changes };
}

/** Asks on the terminal until all answers are accepted, and keeps the answers. Returns undefined after Ctrl-C. */
async function promptForAnswers(
  output: Output,
  repository: Repository,
  given: Answers,
  signal: AbortSignal,
): Promise<AcceptedAnswers | undefined> {
  const { promptOnTerminal, promptUntilAccepted } = await import('../init/prompts');
  const { saveAnswers, savedAnswers, SAVED_ANSWERS } = await import('../init/saved-answers');
  const kept = savedAnswers(repository);
  if (kept.size > 0)
    printLine(output, `${kept.size} answers of an earlier run are in ${SAVED_ANSWERS}; remove the file to start again`);
  return promptUntilAccepted(repository, new Map([...kept, ...given]), {
    prompt: promptOnTerminal(signal),
    resolve: (answers) => acceptAnswers(output, repository, answers),
    onAnswers: (answers) => saveAnswers(repository, answers),
    onRefused: ({ message }) => {
      // A check that Ctrl-C ended is not a refusal.
      signal.throwIfAborted();
      printLine(output, `\n${message}\n\nAnswer these again:`);
    },
  });
}

interface Run {
  readonly signal: AbortSignal;
  /** Called before the files are written. */
  onWrite(): void;
}

async function init(output: Output, options: Options, { signal, onWrite }: Run): Promise<ExitCode> {
  const { readRepository } = await import('../init/repository');
  const { answersOfOptions } = await import('../init/answers');
  const { questionsOf } = await import('../init/questions');
  const { deleteSavedAnswers } = await import('../init/saved-answers');
  const { formattedChanges, writeAll } = await import('../init/write');

  const repository = await readRepository(findCheckout());
  const { root, scope } = repository;
  if (options.questions) {
    const known = Object.fromEntries(questionsOf(repository).map(({ key, current }) => [key, current]));
    output.result.write(`${JSON.stringify(known, null, 2)}\n`);
    return EXIT.success;
  }
  const given = answersOfOptions(repository, options);
  const isInteractive = process.stdin.isTTY && process.stderr.isTTY;
  if (isInteractive) throwFaults('answers', given.faults);
  const outcome = isInteractive
    ? await promptForAnswers(output, repository, given.answers, signal)
    : await acceptAnswers(output, repository, given.answers, given.faults);
  if (outcome === undefined) return EXIT.interrupted;
  signal.throwIfAborted();
  const { answers, changes } = outcome;
  const newScope = answers.get('scope') ?? scope;
  if (changes.files.length === 0) {
    printLine(output, 'nothing to change: this repository already has these values');
    return EXIT.success;
  }
  printChanges(output, changes, repository, newScope);
  if (options.dryRun) {
    printLine(output, '\nnothing was written');
    return EXIT.success;
  }
  const dirty = await uncommitted(root);
  if (dirty.length > 0) throw new FaultError('init', [fault.ERR_INIT_TREE_DIRTY({ files: dirty })]);
  const response =
    !isInteractive || options.yes || (await confirm(`write these ${changes.files.length} files?`, { signal }));
  if (!response) return response === undefined ? EXIT.interrupted : EXIT.refused;

  const formatted = formattedChanges(root, changes.files);
  signal.throwIfAborted();
  onWrite();
  writeAll(root, formatted);
  linkWorkspacePackages(root);
  deleteSavedAnswers(repository);
  printLine(output, `\nwritten: ${changes.files.length} files. Review them (git diff), then commit them.`);
  if (!options.rehearse) return EXIT.success;
  return (await rehearseAll(output, repository, signal)) ? EXIT.success : EXIT.refused;
}

/** `./federation init`: replaces the example values in a copy of this repository. */
export function initCommand(context: CommandContext): Command {
  return new Command('init')
    .summary('replace the example names of this repository with yours')
    .description(
      'Replaces the example accounts, tenants, hosts, names and package scope of this repository with yours.',
    )
    .option('--answers <file>', 'a JSON file with the answers, keyed by question')
    .option('--set <key=value>', 'one answer; can be repeated', collected)
    .option('--questions', 'print the questions with their current values as JSON, and exit')
    .option('--dry-run', 'show the changes and write nothing')
    .option('--yes', 'write without asking for confirmation')
    .option('--no-rehearse', 'do not rehearse the environments after writing')
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      let isWritten = false;
      await interruptible(
        context,
        ({ signal }) => init(context.output, options, { signal, onWrite: () => (isWritten = true) }),
        { line: () => (isWritten ? 'stopping the rehearsal …' : 'stopped; nothing was written') },
      );
    });
}
