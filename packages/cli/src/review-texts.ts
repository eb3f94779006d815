import { acknowledgementLine, untestedProviders } from '@auth0-cognito/plan-review';
import type { PlanDifference, Review, Risk } from '@auth0-cognito/plan-review';
import type { Output } from '@auth0-cognito/delivery';
import { styled, tell } from './terminal';

const MARKS = { critical: ['red', '✗'], high: ['yellow', '!'], notice: ['dim', '·'] } as const;
// The review has escaped control characters, so that a name in a plan cannot move the cursor.
const NOT_COUNTED = ['read'];

function tellRisk(output: Output, { rule, severity, address, title, isAcknowledged }: Risk): void {
  const [colour, mark] = MARKS[severity];
  const accepted = isAcknowledged ? ' (acknowledged)' : '';
  tell(output, `  ${styled(output, colour, mark)} ${severity}: ${title}${accepted}\n      ${rule}@${address}`);
}

/** Prints a short summary of a review. */
export function tellReview(output: Output, review: Review): void {
  const counts = Object.entries(review.counts).filter(([kind, count]) => count > 0 && !NOT_COUNTED.includes(kind));
  const counted = counts.map(([kind, count]) => `${count} ${kind}`).join(', ');
  tell(output, `\n${review.environment}: ${counted || 'no change of a resource'}`);
  for (const risk of review.risks) tellRisk(output, risk);
  for (const unused of review.unusedAcknowledgements) {
    tell(
      output,
      `  ? acknowledged without its risk, to be removed: ${acknowledgementLine(unused.environment, unused)}`,
    );
  }
  for (const text of untestedProviders(review)) tell(output, `  ${styled(output, 'yellow', '!')} ${text}`);
  tell(output, `  ${review.fingerprint}`);
}

/** Prints how the current plan differs from the reviewed plan. */
export function tellDifferences(output: Output, differences: readonly PlanDifference[]): void {
  for (const { address, difference } of differences) {
    tell(output, `  ${styled(output, 'red', '✗')} ${address}: ${difference}`);
  }
}

/** Prints what is new, gone and changed since an earlier review, if there is one. */
export function tellSince(output: Output, { since }: Review): void {
  if (!since) return;
  const { isSamePlan, newRisks, goneRisks, changes } = since;
  tell(output, isSamePlan ? 'the plan is the one of the previous review' : 'since the previous review:');
  const risks = [
    ...newRisks.map((risk) => ['new', risk] as const),
    ...goneRisks.map((risk) => ['gone', risk] as const),
  ];
  for (const [word, { severity, rule, address, received }] of risks) {
    const [colour, mark] = MARKS[severity];
    tell(output, `  ${styled(output, colour, mark)} ${word}: ${severity} ${rule}@${address}: ${received}`);
  }
  tellDifferences(output, changes);
}
