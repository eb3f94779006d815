import { join } from 'node:path';
import { throwFaults, type Fault } from '@auth0-cognito/contract';
import { addedToAccounts, addToEnvironments, type ValueChange } from './additions';
import { formFaults } from './answers';
import { ACCOUNT_GOLDENS, checkedAccounts } from './accounts';
import { checkedEnvironments } from './checks';
import { derivedAccounts, derivedValues } from './derived';
import { withLiterals } from './literals';
import type { Literal } from './literals';
import { renamedLock, rewriter } from './names';
import { pageRewriter } from './pages';
import type { Answers } from './questions';
import type { Repository } from './repository';
import { sharedFaults } from './shared-account';
import { textOf } from './text';

/** A file that init changes, creates or removes. */
export interface Change {
  /** Relative to the root. */
  readonly file: string;
  /** Undefined if the file is new. */
  readonly before: string | undefined;
  /** Undefined if the file is removed. */
  readonly after: string | undefined;
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
 * The changes of the answers in the files of a repository, not formatted. Writes nothing.
 *
 * @param known - what is wrong with the answers without a look at the values, as one that is missing. The values are not the team's
 * then: of their faults only those of an answer itself are reported.
 *
 * @throws FaultError with all faults of the answers: their format, and those of the environment schema, of the environments
 * together and of the policy.
 */
export async function changesOf(
  repository: Repository,
  answers: Answers,
  known: readonly Fault[] = [],
): Promise<Changes> {
  const { root, environments, accounts, files } = repository;
  const next = new Map(environments.map((each) => [each.name, derivedValues(repository, each, answers)]));
  const nextAccounts = derivedAccounts(repository, answers, next);
  const edited = new Map<string, string>();
  for (const { name, file, text, literals } of environments) {
    edited.set(file, withLiterals(text, literals, next.get(name) ?? new Map()));
  }
  const added = addToEnvironments(repository, answers, edited);
  if (accounts) {
    const text = withLiterals(accounts.text, accounts.literals, nextAccounts);
    edited.set(accounts.file, addedToAccounts(repository, answers, edited, text));
  }

  const accountsText = accounts && edited.get(accounts.file);
  const [own, bootstrap] = await Promise.all([
    checkedEnvironments(root, environments, edited),
    accounts && accountsText !== accounts.text ? checkedAccounts(root, accountsText ?? '') : undefined,
  ]);
  const shared = sharedFaults(repository, answers, next);
  const judged = [
    ...shared,
    ...own.faults,
    // Duplicate or missing accounts are a result of these values.
    ...(shared.length + own.faults.length > 0 ? [] : (bootstrap?.faults ?? [])),
  ];
  throwFaults('answers', [
    ...known,
    ...formFaults(repository, answers),
    ...(known.length > 0 ? own.faults.filter(({ path }) => answers.has(path)) : judged),
  ]);

  // Update the golden files of the values.
  for (const [file, golden] of own.goldens) if (files.includes(file)) edited.set(file, golden);
  const goldens = bootstrap?.goldens ?? new Map<string, string>();
  const outdated = bootstrap ? files.filter((file) => file.startsWith(ACCOUNT_GOLDENS) && !goldens.has(file)) : [];
  for (const [file, golden] of goldens) edited.set(file, golden);

  const rewrite = rewriter(repository, answers);
  const rewritePage = pageRewriter(repository, answers, next);
  const changes = [...new Set([...files, ...goldens.keys()])].flatMap((file): Change[] => {
    const before = textOf(join(root, file));
    if (outdated.includes(file)) return [{ file, before, after: undefined }];
    const text = edited.get(file) ?? before;
    if (text === undefined) return [];
    const after =
      file === 'package-lock.json' ? renamedLock(text, repository, answers) : rewrite(file, rewritePage(file, text));
    return after === before ? [] : [{ file, before, after }];
  });
  return {
    values: [
      ...environments.flatMap(({ name, file, literals }) => valueChanges(file, literals, next.get(name) ?? new Map())),
      ...added,
      ...(accounts ? valueChanges(accounts.file, accounts.literals, nextAccounts) : []),
    ],
    files: changes,
  };
}
