import { readTerraformJson } from '@auth0-cognito/checkout';
import { FaultError } from '@auth0-cognito/contract';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { comparePlans, planReviewFaults } from '@auth0-cognito/plan-review';
import type { Acknowledgement, PlanDifference, Review, ReviewedPlan } from '@auth0-cognito/plan-review';
import { requireScopes } from '../auth0/scopes';
import { lookUp } from '../orphans/look-up';
import { requireNoOrphans, requireNoExisting } from '../orphans/require-no-orphans';
import { makePlan, PLAN_EXIT } from '../plan/make-plan';
import { savePlan, ownPlanFile } from '../plan/plan-files';
import { readReview } from '../plan/read-review';
import { createdIn, savedReview, reviewAndSave } from '../plan/review-plan-file';
import type { Session } from '../terraform/session';
import { stricterStage } from '../terraform/stage';
import type { Stack } from '../terraform/stack';
import { applyPlan } from './apply-plan';

/** Request of an apply. */
export interface ApplyRequest {
  /** The fingerprint of the reviewed plan, or a file with its review as JSON. */
  readonly reviewed: string;
  /** Acknowledged critical risks. */
  readonly acknowledgements: readonly Acknowledgement[];
  /** Imports the orphans of the environment. @default false */
  readonly mayImport?: boolean;
  /** How long to wait for the lock of another user, as a Terraform duration: `5m`. */
  readonly lockTimeout?: string;
}

/** Outcome of an apply. */
export type ApplyOutcome =
  | { readonly outcome: 'applied' | 'unchanged' | 'interrupted' }
  /** The current plan is not the reviewed one. It is saved for a review. */
  | { readonly outcome: 'differs'; readonly differences: readonly PlanDifference[] }
  /** The plan has critical risks that are not acknowledged. It is saved for a review. */
  | { readonly outcome: 'blocked' };

/** The reviewed plan: the review in a file, or a fingerprint, with its changes if the review is saved here. */
function reviewedPlan(stack: Stack, reviewed: string): ReviewedPlan {
  if (!reviewed.startsWith('sha256:')) return readReview(reviewed, stack.environment);
  if (!/^sha256:[0-9a-f]{64}$/.test(reviewed))
    throw new FaultError('reviewed plan', [
      planReviewFaults.ERR_REVIEWED_FINGERPRINT({ path: '--reviewed', received: reviewed }),
    ]);
  return savedReview(stack, reviewed) ?? { environment: stack.environment, fingerprint: reviewed };
}

/**
 * Plans again, and applies that plan only if it equals the reviewed one.
 *
 * @param onReview - called with the review of the current plan, before anything is applied
 * @throws FaultError ERR_REVIEWED_…, ERR_ORPHAN…, ERR_IMPORT_AMBIGUOUS; ERR_AUTH0_SCOPES before it creates in Auth0; TerraformFailure.
 */
export async function applyReviewed(
  session: Session,
  { reviewed, acknowledgements, mayImport, lockTimeout }: ApplyRequest,
  onReview: (review: Review) => void,
): Promise<ApplyOutcome> {
  const { stack, signal } = session;
  // Before the plan, because wrong input should not need one, and because the new review replaces the saved one.
  const known = reviewedPlan(stack, reviewed);
  const file = ownPlanFile(stack);
  try {
    const imports = await requireNoOrphans(session, mayImport);
    const planned = await makePlan(session, { file, imports, lockTimeout });
    const stage = stricterStage(stack.stage, known.stage ?? stack.stage);
    const review = await reviewAndSave(session, { acknowledgements, stage }, file);
    onReview(review);
    const differences = comparePlans(known, review);
    if (differences.length > 0 || review.status === 'blocked') {
      savePlan(stack, file);
      await lookUp(session, mayImport === true);
      return differences.length > 0 ? { outcome: 'differs', differences } : { outcome: 'blocked' };
    }
    const created = createdIn(review.changes);
    await requireNoExisting(session, created);
    if (created.some((address) => address.startsWith('auth0_')))
      await requireScopes(
        `environment ${stack.environment}`,
        readTerraformJson(stack.environment, join(stack.folder, 'cdk.tf.json')),
      );
    if (signal.aborted) return { outcome: 'interrupted' };
    if (planned === PLAN_EXIT.unchanged) return { outcome: 'unchanged' };
    await applyPlan(session, file);
    return { outcome: 'applied' };
  } finally {
    rmSync(file, { force: true });
  }
}
