import { providerSource, TESTED_PROVIDERS } from '@auth0-cognito/checkout';

import type { AttributeChange } from './differences';
import type { ChangeKind, Review, Risk, Since, Status } from './model';

/** Words for a kind of change, to follow a number, with its sign in a plan. */
export const KIND_TEXTS: Readonly<
  Record<ChangeKind, { readonly sign: string; readonly word: string; readonly count: string }>
> = {
  replace: { sign: '±', word: 'replaced', count: 'to replace' },
  delete: { sign: '−', word: 'deleted', count: 'to delete' },
  forget: { sign: '○', word: 'no longer managed', count: 'no longer managed' },
  create: { sign: '+', word: 'created', count: 'to create' },
  update: { sign: '~', word: 'updated', count: 'to update' },
  import: { sign: '↓', word: 'imported', count: 'to import' },
  move: { sign: '→', word: 'moved', count: 'to move' },
  read: { sign: '?', word: 'read', count: 'to read' },
  invoke: { sign: '▶', word: 'invoked', count: 'to invoke' },
  other: { sign: '!', word: 'reported', count: 'reported' },
};

/** Words with a sign: an emoji for GitHub, and a character that every font contains for the HTML page. */
interface Signed {
  readonly sign: string;
  readonly mark: string;
  readonly words: string;
}

export const STATUS_WORDS: Readonly<Record<Status, Signed>> = {
  nothing: { sign: '✅', mark: '✓', words: 'no changes' },
  safe: { sign: '✅', mark: '✓', words: 'no known risk' },
  look: { sign: '⚠️', mark: '!', words: 'needs a look' },
  blocked: { sign: '⛔', mark: '✗', words: 'blocked' },
};

/** Severities in words, the worst first. */
export const SEVERITIES = [
  { severity: 'critical', sign: '⛔', mark: '✗', words: 'Critical' },
  { severity: 'high', sign: '⚠️', mark: '!', words: 'High' },
  { severity: 'notice', sign: 'ℹ️', mark: 'i', words: 'Notice' },
] as const;

/** Risks of one severity by rule, in the order of the review. */
export function risksByRule(
  risks: readonly Risk[],
  severity: Risk['severity'],
): readonly (readonly [Risk, ...Risk[]])[] {
  const groups = new Map<string, [Risk, ...Risk[]]>();
  for (const risk of risks.filter((each) => each.severity === severity)) {
    const group = groups.get(risk.rule);
    if (group) group.push(risk);
    else groups.set(risk.rule, [risk]);
  }
  return [...groups.values()];
}

/** Introduces the types of changed resources that have no rules. */
export const NOT_JUDGED = 'Not judged, because they decide nothing about sign-in';

export const unexpectedDrift = ({ drift }: Review) => drift.filter(({ isExpected }) => !isExpected);

/** `1 risk`, `2 risks`. */
export const several = (count: number, thing: string) => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** A sentence about the number of resources that were changed outside Terraform; none if there are none. */
export function driftWords(review: Review): readonly string[] {
  const [unexpected, all] = [unexpectedDrift(review).length, review.drift.length];
  if (unexpected === 0) return [];
  const expected = all > unexpected ? ` (and ${all - unexpected} that differ by design)` : '';
  return [`${several(unexpected, 'resource')} changed outside Terraform, apart from this plan${expected}.`];
}

/** Text of the number of differences from an earlier review. */
export function sinceText({ isSamePlan, newRisks, goneRisks, changes }: Since): string {
  const risks = [
    ...(newRisks.length > 0 ? [several(newRisks.length, 'new risk')] : []),
    ...(goneRisks.length > 0 ? [`${several(goneRisks.length, 'risk')} gone`] : []),
  ];
  if (isSamePlan) return ['the same plan, with the same fingerprint', ...risks].join(', ');
  return [
    ...(risks.length > 0 ? risks : ['the same risks']),
    changes.length === 1 ? '1 change differs' : `${changes.length} changes differ`,
  ].join(', ');
}

/** Sentences about providers whose version differs from that of this repository's tests. Versions are from a lock file. */
export const untestedProviders = ({ providers }: Pick<Review, 'providers'>): readonly string[] =>
  providers.flatMap(({ name, version }) => {
    const source = providerSource(name);
    const tested = TESTED_PROVIDERS[source];
    // Without a lock file, a version is a constraint.
    if (tested === undefined || version === null || !/^\d[\w.-]*$/.test(version) || version === tested) return [];
    return [`${source} is ${version}; the tests of this repository run with ${tested}`];
  });

/** The stage whose rules judged the plan, in words. */
export const stageText = ({ stage, isStageAssumed }: Pick<Review, 'stage' | 'isStageAssumed'>) =>
  isStageAssumed === true ? `no stage given, judged as ${stage}` : stage;

/** Sign of a changed setting: added, removed or changed. A new setting of a replaced resource is added, too. */
export const signOf = ({ before, after, unchanged }: AttributeChange): '+' | '−' | '~' =>
  unchanged !== undefined || (before !== null && after !== null) ? '~' : before === null ? '+' : '−';

/** Words for a missing value. */
export const NOT_SET = 'not set';

/** A setting before → after; of a list that mostly stays, what is removed and added. A side without a value is left out. */
export const sides = ({ before, after, unchanged }: AttributeChange): string => {
  if (unchanged !== undefined) {
    const items = [...(before === null ? [] : [`removes ${before}`]), ...(after === null ? [] : [`adds ${after}`])];
    return `${items.join(', ')} (${unchanged} unchanged)`;
  }
  return before === null ? (after ?? NOT_SET) : `${before} → ${after ?? NOT_SET}`;
};
