import type { Drift, Review, ReviewedChange } from '../model';
import { KIND_TEXTS, sides, signOf, unexpectedDrift } from '../texts';
import { code, fenced } from './escape';

/** Signs that GitHub colours in a `diff` block. */
const DIFF_SIGNS: Readonly<Record<ReviewedChange['kind'], string>> = {
  replace: '-',
  delete: '-',
  forget: '-',
  create: '+',
  update: '!',
  import: '!',
  move: '!',
  read: ' ',
  invoke: '!',
  other: '!',
};

/** Sign of a setting. It is independent of the sign of its resource: a replaced resource can have a new setting. */
const DIFF_SIGN_OF = { '+': '+', '−': '-', '~': '!' } as const;

const details = (summary: string, body: string) => `<details>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`;

function* planLines(changes: readonly ReviewedChange[]): Generator<string> {
  for (const { kind, address, reason, deferred, movedFrom, importedBy, attributes, omitted } of changes) {
    const sign = DIFF_SIGNS[kind];
    yield `${sign} ${address}: ${KIND_TEXTS[kind].word}${reason === undefined ? '' : ` (${reason})`}`;
    if (deferred !== undefined) yield `!     left for a later plan: ${deferred}`;
    if (movedFrom !== undefined) yield `!     moved from ${movedFrom}`;
    if (importedBy !== undefined) yield `!     imported by ${importedBy}`;
    for (const attribute of attributes) {
      yield `${kind === 'read' ? ' ' : DIFF_SIGN_OF[signOf(attribute)]}     ${attribute.path}: ${sides(attribute)}`;
    }
    if (omitted > 0) yield `      and ${omitted} more settings`;
    yield '';
  }
}

/** Every change with its settings, folded; undefined if it takes more than `budget` characters. */
export function fullPlan({ changes }: Review, budget: number, withTags: boolean): string | undefined {
  const shown = withTags ? changes : changes.filter(({ isTagsOnly }) => !isTagsOnly);
  if (shown.length === 0) return '';
  const lines: string[] = [];
  let size = 0;
  for (const line of planLines(shown)) {
    size += line.length + 1;
    if (size > budget) return undefined;
    lines.push(line);
  }
  return details('Full plan', fenced('diff', lines.slice(0, -1)));
}

/** The changed addresses, grouped by kind of change. */
export function changeList({ changes }: Review, budget: number, withTags: boolean): string | undefined {
  const shown = withTags ? changes : changes.filter(({ isTagsOnly }) => !isTagsOnly);
  if (shown.length === 0) return '';
  const lines = shown.map(
    ({ kind, address, isTagsOnly }) =>
      `- ${KIND_TEXTS[kind].sign} ${code(address)} ${KIND_TEXTS[kind].word}${isTagsOnly ? ', only tags' : ''}`,
  );
  const text = lines.join('\n');
  return text.length > budget ? undefined : details('List of changes', text);
}

/** Changes outside Terraform, separate from those of the plan. */
export function driftList(review: Review, budget: number): string | undefined {
  const drift = unexpectedDrift(review);
  if (drift.length === 0) return '';
  const lines = drift.flatMap(driftLines);
  const text = fenced('diff', lines);
  return text.length > budget ? undefined : details(`${drift.length} changed outside Terraform`, text);
}

const driftLines = ({ address, kind, attributes, omitted }: Drift) => [
  `! ${address}: ${KIND_TEXTS[kind].word} outside Terraform`,
  ...attributes.map((attribute) => `!     ${attribute.path}: ${sides(attribute)}`),
  ...(omitted > 0 ? [`      and ${omitted} more settings`] : []),
];
