import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { throwFaults } from '@auth0-cognito/contract';
import { formFaults } from './answers';
import { checkedEnvironments } from './checks';
import { derivedAccounts, derivedValues } from './derived';
import { withLiterals } from './literals';
import type { Literal } from './literals';
import { renamedLock, rewriter } from './names';
import type { Answers } from './questions';
import type { Repository } from './repository';

/** One file that init rewrites. */
export interface Change {
  /** Relative to the root. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** One value that it changes. */
export interface ValueChange {
  readonly file: string;
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

/** Everything that answers change. */
export interface Changes {
  readonly values: readonly ValueChange[];
  readonly files: readonly Change[];
}

const valueChanges = (file: string, literals: readonly Literal[], next: ReadonlyMap<string, string>) =>
  literals.flatMap(({ path, value }): ValueChange[] => {
    const to = next.get(path) ?? value;
    return to === value ? [] : [{ file, path, from: value, to }];
  });

/**
 * What answers change in the files of a repository, not formatted yet. Nothing is written.
 *
 * @throws FaultError with everything that is wrong with the answers: their form, and what the environments' schema, the
 * environments together and the policy refuse.
 */
export async function changesOf(repository: Repository, answers: Answers): Promise<Changes> {
  const { root, environments, accounts, files } = repository;
  const next = new Map(environments.map((each) => [each.name, derivedValues(repository, each, answers)]));
  const nextAccounts = derivedAccounts(repository, answers, next);
  const edited = new Map<string, string>();
  for (const { name, file, text, literals } of environments) {
    edited.set(file, withLiterals(text, literals, next.get(name) ?? new Map()));
  }
  if (accounts) edited.set(accounts.file, withLiterals(accounts.text, accounts.literals, nextAccounts));

  const checked = await checkedEnvironments(environments, edited);
  throwFaults('answers', [...formFaults(repository, answers), ...checked.faults]);
  // What an environment synthesizes to is compared with a file that is kept beside it.
  for (const [file, golden] of checked.goldens) if (files.includes(file)) edited.set(file, golden);

  const rewrite = rewriter(repository, answers);
  const changes: Change[] = [];
  for (const file of files) {
    // Links and submodules hold no text of this repository.
    if (!lstatSync(join(root, file), { throwIfNoEntry: false })?.isFile()) continue;
    const bytes = readFileSync(join(root, file));
    if (bytes.includes(0)) continue;
    const before = bytes.toString();
    const after =
      file === 'package-lock.json'
        ? renamedLock(before, repository, answers)
        : rewrite(file, edited.get(file) ?? before);
    if (after !== before) changes.push({ file, before, after });
  }
  return {
    values: [
      ...environments.flatMap(({ name, file, literals }) => valueChanges(file, literals, next.get(name) ?? new Map())),
      ...(accounts ? valueChanges(accounts.file, accounts.literals, nextAccounts) : []),
    ],
    files: changes,
  };
}

/** The files as the formatter wants them: a name of another length moves line breaks and tables. */
export async function formatted(root: string, changes: readonly Change[]): Promise<readonly Change[]> {
  const { format, getFileInfo, resolveConfig } = await import('prettier');
  const files: Change[] = [];
  for (const change of changes) {
    const path = join(root, change.file);
    const { ignored, inferredParser } = await getFileInfo(path, { ignorePath: join(root, '.prettierignore') });
    const settings = { ...(await resolveConfig(path)), filepath: path };
    const after = ignored || inferredParser === null ? change.after : await format(change.after, settings);
    files.push({ ...change, after });
  }
  return files;
}
