import { orphansError } from './orphans-error';
import { findOrphans } from './find-orphans';
import { requireOneEach } from './imports';
import type { Orphan } from './orphan';
import { initialize, type Session } from '../terraform/session';

/**
 * Searches for orphans and returns those that the plan imports: all of them with `mayImport`, otherwise none.
 *
 * @throws FaultError ERR_ORPHAN if there are orphans and `mayImport` is false; ERR_IMPORT_AMBIGUOUS; the errors of the search.
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
 * Refuses a plan that creates objects of which others with the same name exist, at addresses that the state already has. Causes are a
 * replacement that was stopped after its create, or a state with ids that no longer exist.
 *
 * @param created - addresses at which the plan creates objects
 * @throws FaultError ERR_SECOND_OBJECT, ERR_STATE_STALE, ERR_ORPHAN; the errors of the search.
 */
export async function requireNoExisting(session: Session, created: readonly string[]): Promise<void> {
  const [first, ...rest] = await findOrphans(session, { at: created });
  if (first !== undefined) throw orphansError(session, [first, ...rest]);
}
