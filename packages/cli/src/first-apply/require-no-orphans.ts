import { FaultError } from '@auth0-cognito/contract';
import { initialize, type Output, type Session } from '@auth0-cognito/delivery';
import { orphansError } from './orphans-error';
import { tell } from '../terminal';
import { findOrphans } from './find-orphans';
import { requireOneEach } from './imports';
import type { Orphan } from './orphan';

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

/** Tells of orphans, or why they could not be looked for. The plan that was made stays useful; it can't be applied. */
export async function warnOfOrphans(session: Session, output: Output): Promise<void> {
  try {
    await requireNoOrphans(session);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    tell(output, `\nwarning: as it is, this plan can not be applied\n${error.message}`);
  }
}
