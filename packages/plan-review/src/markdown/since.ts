import { capitalized } from '@auth0-cognito/contract';
import type { NamedRisk, Review } from '../model';
import { SEVERITIES, sinceText } from '../texts';
import { code, prose } from './escape';

const sign = ({ severity }: NamedRisk) => SEVERITIES.find((each) => each.severity === severity)?.sign ?? '';

/** The line that summarizes the differences. Every step shows it. */
export function sinceLine({ since }: Pick<Review, 'since'>): string[] {
  if (!since) return [];
  const of = since.commit === null ? '' : ` of ${code(since.commit.slice(0, 12))}`;
  return [`Since the review${of} before: **${prose(sinceText(since))}**.`];
}

/** The differences, folded; undefined if they take more than `budget` characters. */
export function sinceList({ since }: Pick<Review, 'since'>, budget: number): string | undefined {
  if (!since) return '';
  const risks = (words: string, list: readonly NamedRisk[]) =>
    list.map(
      (risk) =>
        `- ${words}: ${sign(risk)} ${prose(capitalized(risk.title))} (${code(risk.rule)}) ${code(risk.address)}: ${code(risk.received)}`,
    );
  const lines = [
    ...risks('New', since.newRisks),
    ...risks('Gone', since.goneRisks),
    ...since.changes.map(({ address, difference }) => `- ${code(address)}: ${code(difference)}`),
  ];
  if (lines.length === 0) return '';
  const text = lines.join('\n');
  return text.length > budget
    ? undefined
    : `<details>\n<summary>Since the review before</summary>\n\n${text}\n\n</details>`;
}
