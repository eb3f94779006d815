import { FaultError } from '@auth0-cognito/contract';
import { reviewPlan } from '@auth0-cognito/plan-review';
import type { Review, ReviewOptions } from '@auth0-cognito/plan-review';
import { readReview } from './read-review';
import { fileBytes } from '../files';

/**
 * The earlier review in a file: the output of `./federation review --format json`, or an earlier plan, which is reviewed as a
 * plan of this environment.
 *
 * @throws FaultError ERR_FILE_UNREADABLE, ERR_PLAN_…, ERR_REVIEWED_NOT_A_REVIEW, ERR_REVIEWED_ELSEWHERE.
 */
export async function previousReview(file: string, known: ReviewOptions): Promise<Review> {
  try {
    return await reviewPlan(fileBytes(file), known);
  } catch (error) {
    if (!(error instanceof FaultError) || error.code !== 'ERR_PLAN_NOT_A_PLAN') throw error;
    return readReview(file, known.environment);
  }
}
