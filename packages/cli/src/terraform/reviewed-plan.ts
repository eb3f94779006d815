import type { Review, ReviewedPlan } from '@auth0-cognito/plan-review';
import * as errors from '../errors';
import { fileText } from '../files';

function isReview(value: unknown): value is Review {
  if (typeof value !== 'object' || value === null) return false;
  const { environment, fingerprint, changes } = value as Record<string, unknown>;
  return typeof environment === 'string' && typeof fingerprint === 'string' && Array.isArray(changes);
}

/**
 * The one review of an environment in a file that `federation review --format json` wrote, of one environment or of several.
 *
 * @throws FaultError ERR_FILE_UNREADABLE, ERR_REVIEWED_NOT_A_REVIEW, ERR_REVIEWED_ELSEWHERE.
 */
export function readReview(file: string, environment: string): ReviewedPlan {
  const text = fileText(file, 'what federation review --format json prints');
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw errors.reviewedNotAReview(file);
  }
  const reviews = (document as { readonly reviews?: unknown } | null)?.reviews;
  if (!Array.isArray(reviews) || !reviews.every(isReview)) throw errors.reviewedNotAReview(file);
  const [review, ...others] = reviews.filter((each) => each.environment === environment);
  if (!review || others.length > 0) {
    throw errors.reviewedElsewhere(
      file,
      environment,
      reviews.map((each) => each.environment),
    );
  }
  return review;
}
