import { FaultError } from '@auth0-cognito/contract';
import { fault } from '../faults';
import { searchFailed } from './orphans-error';
import { declaredResources, idsInState } from './declared';
import type { Declared } from './declared';
import { resolved } from './orphan';
import type { Finder, Orphan } from './orphan';
import type { Session } from '../terraform/session';

/**
 * Objects that already bear the environment's names and that its state does not know: an apply would make them a second time, or
 * stop half-way at one. A first apply that was killed leaves such objects, since its state was never written.
 *
 * Makes no call if the state has everything that can be searched. The session has to be initialized.
 *
 * @throws FaultError ERR_ORPHANS_UNSEEN where AWS or Auth0 did not answer; ERR_AUTH0_CREDENTIALS_MISSING; ERR_AWS_ACCOUNT.
 */
export async function findOrphans(session: Session): Promise<readonly Orphan[]> {
  const declared = declaredResources(session.stack);
  if (!declared.some(({ type }) => SOUGHT.test(type))) return [];
  const ids = new Map(await idsInState(session));
  const inState = new Set(ids.values());
  // Moved within the state. An app client is known there by its own id alone.
  const isKnown = (type: string, id: string) =>
    inState.has(type === 'aws_cognito_user_pool_client' ? id.slice(id.indexOf('/') + 1) : id);
  const missing = declared.filter(({ type, address }) => SOUGHT.test(type) && !ids.has(address));
  if (missing.length === 0) return [];

  // The libraries of both sides take a while to load, and are seldom needed.
  const [{ awsFinders }, { bootstrapFinders }, { auth0Finders }, { requireOwnAccount }] = await Promise.all([
    import('./aws-finders'),
    import('./bootstrap-finders'),
    import('./auth0-finders'),
    import('./own-account'),
  ]);
  await requireOwnAccount(missing);
  const orphans: Orphan[] = [];
  for (const [type, finder] of Object.entries({ ...awsFinders, ...bootstrapFinders, ...auth0Finders })) {
    for (const each of missing.filter((candidate) => candidate.type === type)) {
      const found = (await seen(finder, each, ids)).filter(({ id }) => !isKnown(type, id));
      orphans.push(...found.map((orphan) => ({ address: each.address, ...orphan })));
      // What refers to it is sought in it.
      if (found.length === 1 && found[0]) ids.set(each.address, found[0].id);
    }
  }
  return orphans;
}

/** Types that may have finders; whatever else an environment declares is not worth asking the state for. */
const SOUGHT = /^(aws_(cognito|iam|acm|route53|kms)_|aws_s3_bucket$|auth0_)/;

async function seen(finder: Finder, declared: Declared, ids: ReadonlyMap<string, string>) {
  try {
    return await finder({ declared, text: (attribute) => resolved(declared.block[attribute], ids) });
  } catch (error) {
    if (error instanceof FaultError) throw error;
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    throw searchFailed(fault.ERR_ORPHANS_UNSEEN({ path: declared.address, why: `${name}: ${message}` }));
  }
}
