const MOST = 3;

const wordsOf = (name: string) => name.toUpperCase().split(/[^A-Z0-9]+/);

/** Words that nearly every code has say nothing. */
const COMMON = new Set(['ERR', 'POLICY', 'NOT', '']);

/** The names that share the most words with a text, best first; none without a shared word. */
export function nearMatches(text: string, names: readonly string[]): readonly string[] {
  const wanted = wordsOf(text).filter((word) => !COMMON.has(word));
  const isShared = (word: string) =>
    wanted.some((each) => each === word || (each.length > 3 && (word.startsWith(each) || each.startsWith(word))));
  return names
    .map((name) => ({ name, shared: wordsOf(name).filter((word) => !COMMON.has(word) && isShared(word)).length }))
    .filter(({ shared }) => shared > 0)
    .sort((one, other) => other.shared - one.shared || one.name.length - other.name.length)
    .slice(0, MOST)
    .map(({ name }) => name);
}
