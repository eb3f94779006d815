import { FaultError } from '@auth0-cognito/contract';
import { saveExistingObjects } from '../plan/existing-file';
import { planFile } from '../plan/plan-files';
import { createdIn, reviewPlanFile } from '../plan/review-plan-file';
import type { Session } from '../terraform/session';
import { stateObjects } from '../terraform/state-objects';
import { findOrphans, hasFinder } from './find-orphans';
import type { Orphan } from './orphan';
import { orphansError } from './orphans-error';

/** Existing objects that the saved plan would create: those that are not in the state, and those of which the state has another id. */
async function found(session: Session, isImporting: boolean): Promise<readonly Orphan[]> {
  const { stack } = session;
  if (!hasFinder(stack)) return [];
  const objects = await stateObjects(session);
  const missing = isImporting ? [] : await findOrphans(session, { objects });
  // An empty state has no other ids.
  const created = objects.length === 0 ? [] : createdIn((await reviewPlanFile(session, {}, planFile(stack))).changes);
  return [...missing, ...(await findOrphans(session, { at: created, objects }))];
}

/**
 * Searches for objects that the saved plan would create a second time, and writes the result next to the plan for its review.
 *
 * @param isImporting - true for a plan that imports the orphans
 * @returns the reason why the plan cannot be applied: the found objects, or the error of the search; undefined if nothing was found
 */
export async function lookUp(session: Session, isImporting: boolean): Promise<FaultError | undefined> {
  const { stack } = session;
  try {
    const [first, ...rest] = await found(session, isImporting);
    saveExistingObjects(stack, { found: first === undefined ? [] : [first, ...rest] });
    return first && orphansError(session, [first, ...rest]);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    saveExistingObjects(stack, {
      notSearched: error.faults.map(({ code, received }) => `${code}: ${received}`).join('; '),
    });
    return error;
  }
}
