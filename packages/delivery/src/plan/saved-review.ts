import { FaultError } from '@auth0-cognito/contract';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Review } from '@auth0-cognito/plan-review';
import { fault } from '../faults';
import { openStack } from '../terraform/stack';
import { planFile, reviewFile } from './plan-files';

/**
 * The review of the last saved plan, which `./federation review` stores next to the plan.
 *
 * @throws FaultError ERR_REVIEW_MISSING, ERR_REVIEW_STALE, or what opening the environment throws.
 */
export function savedReviewOf(environment: string): Review {
  const stack = openStack(environment);
  const [plan, file] = [planFile(stack), reviewFile(stack)];
  if (!existsSync(file))
    throw new FaultError(`environment ${environment}`, [fault.ERR_REVIEW_MISSING({ environment, path: file })]);
  // Otherwise a comment would show one plan, and another one would be applied.
  if (existsSync(plan) && statSync(plan).mtimeMs > statSync(file).mtimeMs)
    throw new FaultError(`environment ${environment}`, [fault.ERR_REVIEW_STALE({ environment, path: file })]);
  return JSON.parse(readFileSync(file, 'utf8')) as Review;
}
