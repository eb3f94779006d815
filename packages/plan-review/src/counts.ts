import { KINDS, type ChangeKind, type Counts, type Review, type ReviewedChange } from './model';
import { KIND_TEXTS, several } from './texts';

type Counted = Pick<ReviewedChange, 'kind' | 'mode' | 'deferred' | 'movedFrom' | 'importedBy'>;

/**
 * Counts changes, for every format and command. Resources are counted by kind of change, outputs separately. A resource that is left for a
 * later plan is counted as that only.
 */
export function countsOf(changes: readonly Counted[]): Counts {
  const resources = changes.filter(({ mode }) => mode === 'managed');
  const managed = resources.filter(({ deferred }) => deferred === undefined);
  const counted = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<ChangeKind, number>;
  for (const { kind } of managed) counted[kind] += 1;
  return {
    ...counted,
    invoke: changes.filter(({ kind }) => kind === 'invoke').length,
    read: changes.filter(({ mode, kind }) => mode === 'data' && kind === 'read').length,
    move: managed.filter(({ movedFrom }) => movedFrom !== undefined).length,
    import: managed.filter(({ importedBy }) => importedBy !== undefined).length,
    deferred: resources.length - managed.length,
    outputs: changes.filter(({ mode }) => mode === 'output').length,
  };
}

const RESOURCES = ['create', 'update', 'replace', 'delete', 'move', 'import', 'forget'] as const;

/**
 * `2 resources to create, 1 to replace, 3 outputs to change`; kinds without changes are left out. The verbs differ from those of Terraform's
 * `Plan: 3 to add, 0 to change, 1 to destroy`, because Terraform counts a replacement twice: as added and as destroyed.
 *
 * @see https://github.com/hashicorp/terraform/blob/main/internal/command/jsonformat/plan.go
 */
export function countText(counts: Counts): string {
  const resources = [
    ...RESOURCES.map((kind) => ({ count: counts[kind], what: KIND_TEXTS[kind].count })),
    { count: counts.deferred, what: 'left for a later plan' },
  ].filter(({ count }) => count > 0);
  const words = resources.map(
    ({ count, what }, index) => `${index === 0 ? several(count, 'resource') : count} ${what}`,
  );
  if (counts.invoke > 0) words.push(`${several(counts.invoke, 'action')} ${KIND_TEXTS.invoke.count}`);
  if (counts.outputs > 0) words.push(`${several(counts.outputs, 'output')} to change`);
  return words.length === 0 ? 'no resource changes' : words.join(', ');
}

/** The counts and the reasons of the verdict. */
export const headlineOf = ({ counts, reasons }: Pick<Review, 'counts' | 'reasons'>): readonly [string, ...string[]] => [
  countText(counts),
  ...reasons,
];
