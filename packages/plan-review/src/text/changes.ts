import type { AttributeChange } from '../differences';
import type { Review, ReviewedChange } from '../model';
import { KIND_TEXTS, NOT_JUDGED, NOT_SET, sides, signOf, unexpectedDrift } from '../texts';
import { words, wrapped, type Paint } from './layout';

const COLORS = { '+': 'green', '−': 'red', '±': 'red', '~': 'yellow' } as const;

const signed = (indent: string, sign: string, text: readonly string[], paint: Paint) => {
  const prefix = `${indent}${sign} `;
  const color = COLORS[sign as keyof typeof COLORS] ?? 'cyan';
  return wrapped(prefix, text, paint(color, prefix));
};

/** A setting in one line; if it is too long, its path, the value before and the value after begin a line each. */
function setting(attribute: AttributeChange, paint: Paint): string[] {
  const { path, before, after, unchanged } = attribute;
  const line = signed('    ', signOf(attribute), [`${path}:`, ...words(sides(attribute))], paint);
  if (line.length === 1 || unchanged !== undefined || before === null) return line;
  return [
    ...signed('    ', signOf(attribute), [`${path}:`], paint),
    ...wrapped('        ', before),
    ...wrapped('      → ', after ?? NOT_SET),
  ];
}

/** Changed settings in lines that are indented by 4 to 8 columns: sign, path, before → after. */
export const settingLines = (
  { attributes, omitted }: Pick<ReviewedChange, 'attributes' | 'omitted'>,
  paint: Paint,
): string[] => [
  ...attributes.flatMap((attribute) => setting(attribute, paint)),
  ...(omitted > 0 ? [`      and ${omitted} more settings`] : []),
];

/** Facts in round brackets, with commas between them, as words. */
const inBrackets = (facts: readonly (readonly string[])[]): readonly string[] =>
  facts.flatMap((fact, at) => {
    const [begin, end] = [at === 0 ? '(' : '', at === facts.length - 1 ? ')' : ','];
    return fact.map((word, index) => `${index === 0 ? begin : ''}${word}${index === fact.length - 1 ? end : ''}`);
  });

/** One change: its address, what happens and why, and its settings, before → after. */
const change = (changed: ReviewedChange, paint: Paint): string[] => {
  const { kind, address, reason, deferred, movedFrom, importedBy } = changed;
  const { sign, word } = KIND_TEXTS[kind];
  const facts = [
    ...(reason === undefined ? [] : [words(reason)]),
    ...(deferred === undefined ? [] : [words(`left for a later plan: ${deferred}`)]),
    ...(movedFrom === undefined ? [] : [['moved', 'from', movedFrom]]),
    ...(importedBy === undefined ? [] : [['imported', 'by', importedBy]]),
  ];
  return [
    ...signed('', sign, [`${address}:`, ...words(word), ...inBrackets(facts)], paint),
    ...settingLines(changed, paint),
  ];
};

const section = (title: string, entries: readonly (readonly string[])[], paint: Paint): string[] =>
  entries.length === 0 ? [] : [paint('bold', title), ...entries.flatMap((lines) => ['', ...lines])];

/** The changed settings that a reviewer must read, because no rule judges them. */
export const unjudgedLines = ({ unjudged, otherTypes }: Review, paint: Paint): string[][] => [
  section(
    'Needs a look: settings that no rule judges',
    unjudged.map((each) => [...wrapped('! ', [each.address], paint('yellow', '! ')), ...settingLines(each, paint)]),
    paint,
  ),
  otherTypes.length === 0
    ? []
    : wrapped('', `${NOT_JUDGED}: ${otherTypes.map(({ type, count }) => `${type} ${count}`).join(', ')}.`),
];

/** Every change of the plan, outputs separately, and what was changed outside Terraform. */
export const changeLines = (review: Review, paint: Paint): string[][] => {
  const of = (isOutput: boolean) =>
    review.changes.filter(({ mode }) => (mode === 'output') === isOutput).map((changed) => change(changed, paint));
  const drift = unexpectedDrift(review).map(({ kind, address, ...each }) => [
    ...signed('', KIND_TEXTS[kind].sign, [`${address}:`, ...words(KIND_TEXTS[kind].word)], paint),
    ...settingLines(each, paint),
  ]);
  return [
    section('Changes', of(false), paint),
    section('Changes to outputs', of(true), paint),
    section('Changed outside Terraform, apart from this plan', drift, paint),
  ];
};
