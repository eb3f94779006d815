import type { PlanDifference, Since } from '../model';
import { SEVERITIES, sinceText } from '../texts';
import { words, wrapped, type Paint } from './layout';
import { COLORS } from './risks';

/** How the current plan differs from an earlier one: a line for each difference. */
export const differenceLines = (differences: readonly PlanDifference[], paint: Paint): string[] =>
  differences.flatMap(({ address, difference }) =>
    wrapped('  ✗ ', [`${address}:`, ...words(difference)], paint('red', '  ✗ ')),
  );

/** What is new, gone and changed since an earlier review; nothing if there is none. */
export function sinceLines(since: Since | null | undefined, paint: Paint): string[] {
  if (!since) return [];
  const risks = [
    ...since.newRisks.map((risk) => ['new', risk] as const),
    ...since.goneRisks.map((risk) => ['gone', risk] as const),
  ];
  return [
    `Since the previous review: ${sinceText(since)}`,
    ...risks.flatMap(([word, { severity, rule, address, received }]) => {
      const prefix = `  ${SEVERITIES.find((each) => each.severity === severity)?.mark} `;
      const text = [`${word}:`, severity, `${rule}@${address}:`, ...words(received)];
      return wrapped(prefix, text, paint(COLORS[severity], prefix));
    }),
    ...differenceLines(since.changes, paint),
  ];
}
