import { replacer } from './derived';
import { TENANT, type Answers } from './questions';
import type { Repository } from './repository';

/** The company of the examples. The current company is not replaced, because its name can be a word of the text. */
const EXAMPLE_COMPANY = 'acme';

/** Whether a file is a page for operators of a copy. Other pages are generated, or record decisions. */
const isPage = (file: string, text: string) =>
  /^(README\.md|docs\/(?!adr\/|api\/).+\.md)$/.test(file) && !text.startsWith('<!--');

/**
 * Returns a function that replaces the examples on pages: company, hosts, repository, and the accounts and tenants of
 * environments. A second run replaces nothing.
 *
 * @param next new strings of each environment, by path.
 */
export function pageRewriter(
  { repository, environments }: Repository,
  answers: Answers,
  next: ReadonlyMap<string, ReadonlyMap<string, string>>,
): (file: string, text: string) => string {
  const own = environments.flatMap(({ name, literals }) =>
    literals
      .filter(({ path }) => path === 'account' || TENANT.test(path))
      .map(({ path, value }) => [value, next.get(name)?.get(path) ?? value] as const),
  );
  const hosts = answers.get('hosts');
  if (hosts === undefined) return (_, text) => text;
  const replace = replacer(
    new Map([
      ...own,
      [repository, answers.get('repository') ?? repository],
      [EXAMPLE_COMPANY, answers.get('organization') ?? EXAMPLE_COMPANY],
    ]),
    hosts,
  );
  return (file, text) => (isPage(file, text) ? replace(text) : text);
}
