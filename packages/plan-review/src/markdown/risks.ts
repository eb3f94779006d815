import { capitalized } from '@auth0-cognito/contract';
import { acknowledgementLine } from '../acknowledgements';
import type { Review, Risk } from '../model';
import { SEVERITIES, risksByRule } from '../texts';
import { code, prose } from './escape';

/** Detail of the risks. `all`: everything; `addresses`: rule and address; `counts`: rule and number of risks. */
export type RiskDetail = 'all' | 'addresses' | 'counts';

const heading = ([first]: readonly [Risk, ...Risk[]]) => `**${prose(capitalized(first.title))}** (${code(first.rule)})`;

const lines = (review: Review, group: readonly [Risk, ...Risk[]], detail: RiskDetail): string[] => {
  const [first] = group;
  if (detail === 'counts') return [`- ${heading(group)}: ${group.length}`];
  if (detail === 'addresses') {
    return [
      `- ${heading(group)}`,
      ...group.map(({ address, isAcknowledged }) => `  - ${code(address)}${acknowledged(isAcknowledged)}`),
    ];
  }
  const accept =
    first.severity === 'critical'
      ? group
          .filter(({ isAcknowledged }) => !isAcknowledged)
          .map((risk) => `  - To accept it: ${code(acknowledgementLine(review.environment, risk))}`)
      : [];
  const isSame = (key: 'received' | 'allowed') => group.length > 1 && group.every((risk) => risk[key] === first[key]);
  const expectsTheSame = isSame('allowed');
  const saysTheSame = expectsTheSame && isSame('received');
  const expected = ({ allowed }: Risk) => `expected: ${code(allowed)}`;
  const riskText = (risk: Risk) =>
    saysTheSame ? '' : `: ${code(risk.received)}${expectsTheSame ? '' : `; ${expected(risk)}`}`;
  return [
    `- ${heading(group)}`,
    ...(saysTheSame ? [`  - Each: ${code(first.received)}; ${expected(first)}`] : []),
    ...group.map((risk) => `  - ${code(risk.address)}${riskText(risk)}${acknowledged(risk.isAcknowledged)}`),
    ...(expectsTheSame && !saysTheSame ? [`  - Each ${expected(first)}`] : []),
    `  - What to do: ${prose(first.help)}`,
    ...accept,
  ];
};

const acknowledged = (is: boolean) => (is ? ' (acknowledged)' : '');

/** The risks that are listed, not only counted. */
export const shownRisks = ({ risks }: Review, withNotices: boolean, withTags: boolean): readonly Risk[] =>
  risks.filter(({ severity, rule }) => (withNotices || severity !== 'notice') && (withTags || rule !== 'tags-changed'));

/** The risks, the worst first. If `withNotices` is false, notices are counted by rule. */
export function riskSection(review: Review, detail: RiskDetail, withNotices: boolean, withTags: boolean): string[] {
  if (review.risks.length === 0) return [];
  const shown = shownRisks(review, withNotices, withTags);
  const known = new Set(shown);
  const left = review.risks.filter((risk) => !known.has(risk));
  const counts = risksByRule(left, 'notice').map((group) => `${code(group[0].rule)} ${group.length}`);
  return [
    '### Effects on users',
    ...SEVERITIES.flatMap(({ severity, sign, words }) => {
      const groups = risksByRule(shown, severity);
      return groups.length === 0
        ? []
        : [`**${sign} ${words}**\n\n${groups.flatMap((group) => lines(review, group, detail)).join('\n')}`];
    }),
    ...(counts.length > 0 ? [`Notices, only counted here: ${counts.join(', ')}.`] : []),
  ];
}

/** Rules with their numbers of risks, and as many addresses as `budget` characters allow, critical ones first. The other risks are counted. */
export function riskSectionWithin(review: Review, budget: number): string[] {
  const counts = riskSection(review, 'counts', true, true);
  let left = budget - counts.join('\n\n').length - 200;
  const shown: string[] = [];
  for (const { severity } of SEVERITIES) {
    for (const { rule, address } of review.risks.filter((risk) => risk.severity === severity)) {
      const line = `- ${code(rule)} ${code(address)}`;
      left -= line.length + 1;
      if (left < 0) return [...counts, ...listOf(shown, review.risks.length)];
      shown.push(line);
    }
  }
  return [...counts, ...listOf(shown, review.risks.length)];
}

const listOf = (shown: readonly string[], total: number) =>
  shown.length === 0
    ? []
    : [shown.join('\n'), ...(shown.length < total ? [`and ${total - shown.length} more, each counted above.`] : [])];
