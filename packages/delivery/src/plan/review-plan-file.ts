import { FaultError } from '@auth0-cognito/contract';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { ExistingObjects, ProviderLocks, Stage } from '@auth0-cognito/policy';
import { reviewPlan } from '@auth0-cognito/plan-review';
import type { Acknowledgement, Review } from '@auth0-cognito/plan-review';
import { fault } from '../faults';
import { lockedProviders } from '../lock/lock-file';
import type { Session } from '../terraform/session';
import type { Stack } from '../terraform/stack';
import { savedExistingObjects } from './existing-file';
import { planFile, reviewFile } from './plan-files';

/** Facts about a plan in addition to its content. */
export interface ReviewFacts {
  readonly acknowledgements?: readonly Acknowledgement[];
  readonly commit?: string;
  readonly runUrl?: string;
  /** The stage that applies to the plan. @default - that of the environment */
  readonly stage?: Stage;
  /** The lock file before and after the change. @default - not compared */
  readonly locks?: ProviderLocks;
  /** Existing objects that the plan would create again. @default - unknown */
  readonly existing?: ExistingObjects;
}

/** Facts about an environment from its synthesized folder, for its review. */
export const environmentFactsOf = (stack: Stack) => ({
  environment: stack.environment,
  stage: stack.stage,
  stateStores: stack.stateStores,
});

/** Reviews the plan of a file, as a stream from Terraform. */
export function reviewPlanFile({ stack, terraform }: Session, facts: ReviewFacts, file: string): Promise<Review> {
  const providers = lockedProviders(stack);
  return terraform.read(['show', '-json', file], (bytes) =>
    reviewPlan(bytes, { ...environmentFactsOf(stack), ...facts, ...(providers.length > 0 && { providers }) }),
  );
}

/** Addresses, without instance keys, at which a plan creates or replaces an object. */
export const createdIn = (
  changes: readonly { readonly address: string; readonly mode: string; readonly actions: readonly string[] }[],
): readonly string[] =>
  changes
    .filter(({ mode, actions }) => mode === 'managed' && actions.includes('create'))
    .map(({ address }) => address.replace(/\[.*$/, ''));

/** Reviews a plan file, and saves the review next to the environment's saved plan. */
export async function reviewAndSave(
  session: Session,
  facts: ReviewFacts = {},
  file = planFile(session.stack),
): Promise<Review> {
  const review = await reviewPlanFile(session, facts, file);
  saveReview(session.stack, review);
  return review;
}

/** Saves a review of the environment's saved plan next to it. */
export function saveReview(stack: Stack, review: Review): void {
  writeFileSync(reviewFile(stack), JSON.stringify(review), { mode: 0o600 });
}

/**
 * Reviews the plan that an earlier command saved.
 *
 * @throws FaultError ERR_PLAN_MISSING.
 */
export async function reviewSavedPlan(session: Session, facts: ReviewFacts): Promise<Review> {
  const { stack } = session;
  if (!existsSync(planFile(stack)))
    throw new FaultError(`environment ${stack.environment}`, [
      fault.ERR_PLAN_MISSING({ environment: stack.environment, path: planFile(stack) }),
    ]);
  return reviewAndSave(session, { ...facts, existing: savedExistingObjects(stack) });
}

/** The saved review with this fingerprint, for showing all differences; undefined if there is none. */
export function savedReview(stack: Stack, fingerprint: string): Review | undefined {
  const file = reviewFile(stack);
  if (!existsSync(file)) return undefined;
  const review = JSON.parse(readFileSync(file, 'utf8')) as Review;
  return review.fingerprint === fingerprint ? review : undefined;
}
