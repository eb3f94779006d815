import { lastKey, withoutKeys } from './address';
import type { ConfiguredPart } from './federation-parts';
import { COLUMNS, isPart, partOf } from './federation-parts';
import type { ChangeKind, FederationGraph, GraphNode } from './model';
import type { ReadChange } from './read-change';
import type { UnchangedPart } from './unchanged-part';
import type { ValueFormatter } from './value-formatter';

/** Maximum number of parts: a picture with more is not readable. */
const MAX_NODES = 36;
const MAX_EDGES = 120;

export interface GraphInput {
  readonly changes: readonly (ReadChange & { readonly kind: ChangeKind })[];
  readonly unchanged: readonly UnchangedPart[];
  readonly configured: readonly ConfiguredPart[];
}

/** The graph of the federation. If there are too many parts, unchanged ones are left out first. */
export function federationGraph({ changes, unchanged, configured }: GraphInput, show: ValueFormatter): FederationGraph {
  const managed = changes.filter(({ mode, deposed }) => mode === 'managed' && deposed === undefined);
  const changed = [...managed.filter(({ type }) => isPart(type)), ...managed.filter(({ type }) => !isPart(type))];
  const total = changed.length + unchanged.length;
  const drawn = [
    ...changed.slice(0, MAX_NODES),
    ...unchanged.slice(0, Math.max(0, MAX_NODES - changed.length)).map((part) => ({ ...part, kind: null })),
  ].sort((a, b) => columnOf(a.type) - columnOf(b.type));
  const nodes = drawn.map(({ address, type, name, kind }, index): GraphNode => {
    const [column, words] = partOf(type);
    return {
      id: `n${index}`,
      column,
      words: show.text(words, 80),
      name: show.text(`${shortName(name)}${lastKey(address)}`, 80),
      address: show.address(address),
      kind,
    };
  });
  return { nodes, edges: edgesBetween(drawn, configured), omitted: total - drawn.length };
}

/**
 * Shortens a name that cdktf generates (`Federation_Clients_admin_F9810C4F`) to its distinctive part (`Clients_admin`). Other names stay
 * unchanged.
 */
function shortName(name: string): string {
  const parts = name.split('_');
  return parts.length > 1 && /^[0-9A-F]{8}$/.test(parts.at(-1) ?? '') ? parts.slice(0, -1).slice(-2).join('_') : name;
}

const columnOf = (type: string) => COLUMNS.indexOf(partOf(type)[0]);

function edgesBetween(drawn: readonly { readonly address: string }[], configured: readonly ConfiguredPart[]) {
  const references = new Map(configured.map((part) => [part.address, part.references]));
  const ids = new Map<string, string[]>();
  drawn.forEach(({ address }, index) => {
    const key = withoutKeys(address);
    ids.set(key, [...(ids.get(key) ?? []), `n${index}`]);
  });
  const edges = drawn.flatMap(({ address }, index) =>
    (references.get(withoutKeys(address)) ?? []).flatMap((reference) =>
      (ids.get(reference) ?? []).filter((id) => id !== `n${index}`).map((from) => ({ from, to: `n${index}` })),
    ),
  );
  return withoutShortcuts(edges).slice(0, MAX_EDGES);
}

type Edge = FederationGraph['edges'][number];

/** Leaves out edges that follow from others: with `a` → `b` and `b` → `c`, it leaves out `a` → `c`. */
function withoutShortcuts(edges: readonly Edge[]): readonly Edge[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const isReachable = (from: string, to: string, seen: Set<string>): boolean =>
    (next.get(from) ?? []).some((step) => {
      if (step === to) return true;
      if (seen.has(step)) return false;
      seen.add(step);
      return isReachable(step, to, seen);
    });
  return edges.filter(
    ({ from, to }) => !(next.get(from) ?? []).some((step) => step !== to && isReachable(step, to, new Set([from, to]))),
  );
}
