import { orphansError } from './orphans-error';
import { findOrphans } from './find-orphans';
import { requireOneEach } from './imports';
import type { Orphan } from './orphan';
import { initialize, type Session } from '../terraform/session';

/**
 * What a plan imports: nothing, or with `mayImport` every orphan.
 *
 * @throws FaultError ERR_ORPHAN where there are orphans that may not be imported; ERR_IMPORT_AMBIGUOUS; what the search throws.
 */
export async function requireNoOrphans(session: Session, mayImport = false): Promise<readonly Orphan[]> {
  await initialize(session);
  const [first, ...rest] = await findOrphans(session);
  if (first === undefined) return [];
  if (!mayImport) throw orphansError(session, [first, ...rest]);
  requireOneEach(session.stack.environment, [first, ...rest]);
  return [first, ...rest];
}

/**
 * Refuses a plan that creates objects at addresses that the state has while others of their names exist: a replacement that was stopped after
 * it had created, a state whose ids no longer exist.
 *
 * @param created - addresses that the plan creates
 * @throws FaultError ERR_SECOND_OBJECT, ERR_STATE_STALE, ERR_ORPHAN; what the search throws.
 */
export async function requireNotThere(session: Session, created: readonly string[]): Promise<void> {
  const [first, ...rest] = await findOrphans(session, { at: created });
  if (first !== undefined) throw orphansError(session, [first, ...rest]);
}
