import { CODEOWNERS, firstOwner } from './repository';
import type { Repository } from './repository';
import type { Answers } from './questions';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Returns a function that replaces names in files: package scope, repository and owners. */
export function rewriter({ scope, repository }: Repository, answers: Answers): (file: string, text: string) => string {
  const [newScope = scope, newRepository = repository] = [answers.get('scope'), answers.get('repository')];
  // The scope is a separate word in imports, manifests, documents and commands.
  const scopes = new RegExp(`(?<![\\w@-])${escaped(scope)}(?![\\w-])`, 'g');
  const addresses = new RegExp(`(?<=github\\.com/)${escaped(repository)}(?![\\w-])`, 'g');
  return (file, text) => {
    let rewritten = newScope === scope ? text : text.replaceAll(scopes, newScope);
    if (repository !== '') rewritten = rewritten.replaceAll(addresses, newRepository);
    if (file === CODEOWNERS) rewritten = withOwners(rewritten, answers.get('owners'));
    if (file === 'package.json') rewritten = withName(rewritten, packageName(newRepository));
    return rewritten;
  };
}

/** Replaces the first owner of a CODEOWNERS file. Others were added by the team. */
function withOwners(text: string, owners: string | undefined): string {
  const first = firstOwner(text);
  if (first === '' || owners === undefined) return text;
  const pattern = new RegExp(`(?<=\\s)${escaped(first)}(?![\\w/.-])`, 'g');
  return text
    .split('\n')
    .map((line) => (line.startsWith('#') ? line : line.replaceAll(pattern, owners)))
    .join('\n');
}

/** npm allows only lower case. */
const packageName = (repository: string) => repository.slice(repository.indexOf('/') + 1).toLowerCase();

const withName = (manifest: string, name: string) =>
  name === '' ? manifest : `${JSON.stringify({ ...(JSON.parse(manifest) as object), name }, null, 2)}\n`;

interface PackageLock {
  readonly packages: Readonly<Record<string, object>>;
}

/** package-lock.json with the new names of the packages, in the order of npm, so that `npm ci` accepts it. */
export function renamedLock(text: string, { scope, repository }: Repository, answers: Answers): string {
  const newScope = answers.get('scope') ?? scope;
  const name = packageName(answers.get('repository') ?? repository);
  const names = new RegExp(`(?<=["/])${escaped(scope)}/`, 'g');
  const lock = JSON.parse(newScope === scope ? text : text.replaceAll(names, `${newScope}/`)) as PackageLock;
  const own = { ...lock.packages, ...(name !== '' && { '': { ...lock.packages[''], name } }) };
  const packages = Object.entries(own).sort(([one], [other]) => one.localeCompare(other, 'en'));
  const sorted = packages.map(([path, entry]) => [path, withSortedNames(entry)] as const);
  return `${JSON.stringify({ ...lock, ...(name !== '' && { name }), packages: Object.fromEntries(sorted) }, null, 2)}\n`;
}

/** npm sorts the dependencies of a package by name. */
const withSortedNames = (entry: object): object =>
  Object.fromEntries(
    Object.entries(entry).map(([key, value]: [string, unknown]) =>
      /dependencies$/i.test(key) && typeof value === 'object' && value !== null && !Array.isArray(value)
        ? [key, Object.fromEntries(Object.entries(value).sort(([one], [other]) => one.localeCompare(other, 'en')))]
        : [key, value],
    ),
  );
