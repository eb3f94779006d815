import type { RecordedExchange } from './recorded-exchange';
import type { Shape } from './shape';

/** One difference between two recordings. */
export interface Difference {
  readonly operation: string;
  /** The different part: `response UserPool.Arn`, `status`, `request`. */
  readonly what: string;
  /** Value in each recording; `-` if it has none. */
  readonly first: string;
  readonly second: string;
}

const NONE = '-';

const merged = (shapes: readonly Shape[]): Shape => {
  const types = new Map<string, Set<string>>();
  for (const [path, type] of shapes.flatMap((shape) => Object.entries(shape)))
    types.set(path, new Set([...(types.get(path) ?? []), ...type.split('|')]));
  return Object.fromEntries([...types].sort().map(([path, found]) => [path, [...found].sort().join('|')]));
};

const grouped = <T>(items: readonly T[], keyOf: (item: T) => string) => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
};

const listed = (values: readonly string[]) => [...new Set(values)].sort().join(', ') || NONE;
const outcomeOf = ({ status, error, location }: RecordedExchange) =>
  [status, error, location && `to ${location}`].filter(Boolean).join(' ');
const namesOf = (request: string) => Object.keys(JSON.parse(request) as Shape).join(' ') || 'nothing';

/** Differences of the responses of two recordings to the same requests. */
function responseDifferences(operation: string, all: readonly [RecordedExchange[], RecordedExchange[]]): Difference[] {
  const [first, second] = all.map((exchanges) => listed(exchanges.map(outcomeOf))) as [string, string];
  const outcomes = first === second ? [] : [{ operation, what: 'status', first, second }];
  const [byFirst, bySecond] = all.map((exchanges) => grouped(exchanges, ({ status }) => String(status)));
  const shapes = [...(byFirst?.keys() ?? [])].flatMap((status) => {
    const others = bySecond?.get(status);
    if (!others) return [];
    const [one, two] = [byFirst?.get(status) ?? [], others].map((same) =>
      merged(same.map(({ response = {} }) => response)),
    ) as [Shape, Shape];
    return [...new Set([...Object.keys(one), ...Object.keys(two)])]
      .sort()
      .filter((path) => one[path] !== two[path])
      .map((path) => ({
        operation,
        what: `response ${status} ${path}`,
        first: one[path] ?? NONE,
        second: two[path] ?? NONE,
      }));
  });
  return [...outcomes, ...shapes];
}

/**
 * Compares two recordings, such as of AWS and Auth0 with one of the stand-ins: for each operation, the responses to requests of
 * the same shape. A request that only one recording has is also a difference.
 */
export function compareRecordings(
  first: readonly RecordedExchange[],
  second: readonly RecordedExchange[],
): readonly Difference[] {
  const [ours, theirs] = [first, second].map((all) => grouped(all, ({ operation }) => operation));
  const operations = [...new Set([...first, ...second].map(({ operation }) => operation))].sort();
  return operations.flatMap((operation): Difference[] => {
    const [one, two] = [ours?.get(operation), theirs?.get(operation)];
    if (!one || !two)
      return [{ operation, what: 'requests', first: String(one?.length ?? NONE), second: String(two?.length ?? NONE) }];
    const [byOne, byTwo] = [one, two].map((all) => grouped(all, ({ request }) => JSON.stringify(request)));
    const requests = [...new Set([...(byOne?.keys() ?? []), ...(byTwo?.keys() ?? [])])].sort();
    return requests.flatMap((request): Difference[] => {
      const [a, b] = [byOne?.get(request), byTwo?.get(request)];
      if (a && b) return responseDifferences(operation, [a, b]);
      const names = namesOf(request);
      return [{ operation, what: 'request', first: a ? names : NONE, second: b ? names : NONE }];
    });
  });
}
