import { FaultError } from '@auth0-cognito/contract';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Review } from '@auth0-cognito/plan-review';
import { openStack } from '@auth0-cognito/delivery';
import { planFile } from '../terraform/saved-plan';
import { fault } from '../faults';

/**
 * The review of the plan that was kept last, as `./federation review` keeps it beside the plan.
 *
 * @throws FaultError ERR_REVIEW_MISSING, ERR_REVIEW_STALE, or what opening the environment throws.
 */
export function keptReviewOf(environment: string): Review {
  const plan = planFile(openStack(environment));
  const file = join(dirname(plan), 'review.json');
  if (!existsSync(file))
    throw new FaultError(`environment ${environment}`, [fault.ERR_REVIEW_MISSING({ environment, path: file })]);
  // Else a comment would tell one plan, and another one be at hand to be applied.
  if (existsSync(plan) && statSync(plan).mtimeMs > statSync(file).mtimeMs)
    throw new FaultError(`environment ${environment}`, [fault.ERR_REVIEW_STALE({ environment, path: file })]);
  return JSON.parse(readFileSync(file, 'utf8')) as Review;
}
