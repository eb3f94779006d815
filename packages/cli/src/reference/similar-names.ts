const MAX_RESULTS = 3;
/** Names that share fewer pairs are unlike, as ERR_NO_PERMISSION and `nope` (0.43). */
const LEAST_SIMILAR = 0.5;

/** Pairs of adjacent letters, without the common prefix of codes and without separators. */
function pairsOf(name: string): readonly string[] {
  const text = name
    .toUpperCase()
    .replace(/^ERR_/, '')
    .replace(/[^A-Z0-9]/g, '');
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2));
}

/** Similarity of two names from 0 to 1: the Dice coefficient of their pairs of letters. */
function similarity(one: readonly string[], other: readonly string[]): number {
  const rest = [...other];
  const shared = one.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return one.length + other.length === 0 ? 0 : (2 * shared.length) / (one.length + other.length);
}

/** The names that are most similar to a text, best first; none below a threshold. */
export function similarNames(text: string, names: readonly string[]): readonly string[] {
  const wanted = pairsOf(text);
  return names
    .map((name) => ({ name, score: similarity(wanted, pairsOf(name)) }))
    .filter(({ score }) => score >= LEAST_SIMILAR)
    .sort((one, other) => other.score - one.score)
    .slice(0, MAX_RESULTS)
    .map(({ name }) => name);
}
