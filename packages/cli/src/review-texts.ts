import { differenceLines, sinceLines, textSummary } from '@auth0-cognito/plan-review';
import type { PlanDifference, Review } from '@auth0-cognito/plan-review';
import type { Output } from '@auth0-cognito/delivery';
import { painter, printLine } from './terminal';

/** Prints a short summary of a review. */
export function printReview(output: Output, review: Review): void {
  printLine(output, `\n${textSummary(review, { paint: painter(output.progress) })}`);
}

/** Prints how the current plan differs from the reviewed plan. */
export function printDifferences(output: Output, differences: readonly PlanDifference[]): void {
  for (const line of differenceLines(differences, painter(output.progress))) printLine(output, line);
}

/** Prints what is new, gone and changed since an earlier review, if there is one. */
export function printSince(output: Output, { since }: Review): void {
  for (const line of sinceLines(since, painter(output.progress))) printLine(output, line);
}
