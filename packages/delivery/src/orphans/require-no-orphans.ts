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
  const { environment } = session.stack;
  if (!mayImport) throw orphansError(environment, [first, ...rest]);
  requireOneEach(environment, [first, ...rest]);
  return [first, ...rest];
}
