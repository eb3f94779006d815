import { FaultError } from '@auth0-cognito/contract';
import { rmSync } from 'node:fs';
import type { Review } from '@auth0-cognito/plan-review';
import { fault } from '../faults';
import { makePlan, PLAN_EXIT } from '../plan/make-plan';
import { ownPlanFile } from '../plan/plan-files';
import { reviewAndSave } from '../plan/review-plan-file';
import type { Session } from '../terraform/session';
import { applyPlan } from './apply-plan';

/** Callbacks of a destruction. */
export interface DestroyOptions {
  /** Called with the review of the plan, before anything is destroyed. */
  readonly onReview: (review: Review) => void;
  /** Prompts for a confirmation. False after an interruption. Throws for another answer. */
  readonly confirm: () => Promise<boolean>;
}

/** Addresses that the plan deletes and whose deletion AWS would refuse. */
const protectedAgainstDeletion = ({ changes }: Review) =>
  changes
    .filter(
      ({ actions, attributes }) =>
        actions.includes('delete') &&
        attributes.some(({ path, before }) => path === 'deletion_protection' && before === '"ACTIVE"'),
    )
    .map(({ address }) => address);

function refuseProtected(environment: string, addresses: readonly string[]): void {
  if (addresses.length > 0)
    throw new FaultError(`destroy ${environment}`, [
      fault.ERR_DESTROY_PROTECTED({ environment, path: addresses.join(', ') }),
    ]);
}

/**
 * Destroys an environment, if nothing of it is protected against deletion and the user confirms it.
 *
 * @throws FaultError ERR_DESTROY_PROTECTED; what `confirm` throws; TerraformFailure.
 */
export async function destroy(
  session: Session,
  { onReview, confirm }: DestroyOptions,
): Promise<'destroyed' | 'unchanged' | 'interrupted'> {
  const { stack, signal } = session;
  refuseProtected(stack.environment, stack.undestroyable);
  const file = ownPlanFile(stack);
  try {
    const planned = await makePlan(session, { destroys: true, file });
    const review = await reviewAndSave(session, {}, file);
    onReview(review);
    refuseProtected(stack.environment, protectedAgainstDeletion(review));
    if (planned === PLAN_EXIT.unchanged) return 'unchanged';
    if (!(await confirm()) || signal.aborted) return 'interrupted';
    await applyPlan(session, file);
    return 'destroyed';
  } finally {
    rmSync(file, { force: true });
  }
}
