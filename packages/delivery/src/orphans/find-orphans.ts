import { throwFaults } from '@auth0-cognito/contract';
import { answered } from '../answered';
import { fault } from '../faults';
import { stateObjects } from '../terraform/state-objects';
import type { StateObject } from '../terraform/state-objects';
import { pinnedImports, type Import } from '../plan/imports-file';
import { unseen } from './orphans-error';
import { declaredResources } from './declared';
import type { Declared } from './declared';
import { resolved } from './orphan';
import type { Orphan } from './orphan';
import type { Finder, Found } from './finders/finder';
import type { Session } from '../terraform/session';
import type { Stack } from '../terraform/stack';

/** Where to look, and what is known already. */
export interface Search {
  /**
   * Addresses to look for: those that the state lacks, all, or those of a list that the state has.
   *
   * @default 'missing'
   */
  readonly at?: 'missing' | 'all' | readonly string[];
  /** @default - read now */
  readonly objects?: readonly StateObject[];
  /**
   * Import ids of which one is taken where several objects have the name.
   *
   * @default - none: every object of the name is reported
   */
  readonly preferred?: readonly string[];
}

/**
 * Objects that have the environment's names and that its state does not know: an apply would create them a second time, or
 * stop at one. A first apply that was killed leaves such objects, since its state was never written; a replacement that creates first, one
 * at an address that the state has; a state that was restored has ids that no longer exist.
 *
 * Makes no call if there is nothing to look for. The session has to be initialized.
 *
 * Objects that `imports.tf.json` lists are not searched for: any type can be imported by its id.
 *
 * @throws FaultError ERR_IMPORTS_UNREADABLE; ERR_IMPORT_UNDECLARED; ERR_ORPHANS_UNSEEN where AWS or Auth0 did not answer;
 * ERR_AUTH0_CREDENTIALS_MISSING; ERR_AWS_ACCOUNT.
 */
export async function findOrphans(
  session: Session,
  { at = 'missing', objects, preferred = [] }: Search = {},
): Promise<readonly Orphan[]> {
  const resources = declaredResources(session.stack);
  const pinned = at === 'missing' ? pinnedImports(session.stack) : [];
  requireDeclared(session.stack, pinned, resources);
  const isPinned = ({ address }: Declared) => pinned.some((each) => each.address === address);
  const declared = resources.filter(
    (each) => (SEARCHED.test(each.type) || isPinned(each)) && (typeof at === 'string' || at.includes(each.address)),
  );
  if (declared.length === 0) return [];
  const inState = objects ?? (await stateObjects(session));
  const current = new Map(inState.filter(({ isDeposed }) => !isDeposed).map(({ address, id }) => [address, id]));
  const ids = new Map(current);
  const allIds = new Set(inState.map(({ id }) => id));
  const searched = declared.filter(({ address }) => at === 'all' || current.has(address) === (at !== 'missing'));
  if (searched.length === 0) return [];

  // The libraries of both sides take a while to load, and are seldom needed.
  const [{ FINDERS }, { requireOwnAccount }] = await Promise.all([import('./finders'), import('./own-account')]);
  await requireOwnAccount(searched);
  const orphans: Orphan[] = pinned
    .filter(({ address }) => searched.some((each) => each.address === address))
    .map(({ address, id }) => ({ address, id, kind: 'an object of imports.tf.json', deletion: IN_CONSOLE }));
  for (const { address, id } of orphans) ids.set(address, id);
  for (const [type, finder] of Object.entries(FINDERS)) {
    for (const each of searched.filter((candidate) => candidate.type === type && !isPinned(candidate))) {
      const stateId = current.get(each.address);
      const listed = await listedBy(finder, each, stateId, ids);
      const isIn = (id: string) => allIds.has(stateIdOf(type, id));
      // Moved within the state, or the one that it has.
      const named = listed.filter(({ isNamed, id }) => isNamed && !isIn(id));
      const chosen = named.filter(({ id }) => preferred.includes(id));
      const found = chosen.length > 0 ? chosen : named;
      const exists = listed.some(({ id }) => stateIdOf(type, id) === stateId);
      const known = stateId === undefined ? undefined : { id: stateId, exists };
      orphans.push(
        ...found.map(({ kind, id, deletion }) => ({
          address: each.address,
          kind,
          id,
          deletion,
          ...(known && { known }),
        })),
      );
      // Objects that refer to it are searched for in it.
      if (found.length === 1 && found[0] && known?.exists !== true) ids.set(each.address, found[0].id);
    }
  }
  return orphans;
}

/**
 * Refuses import blocks of resources that the environment does not declare, as Terraform does.
 *
 * @see https://developer.hashicorp.com/terraform/language/block/import, "to"
 * @throws FaultError ERR_IMPORT_UNDECLARED.
 */
function requireDeclared(
  { environment, importsFile }: Stack,
  pinned: readonly Import[],
  declared: readonly Declared[],
) {
  const unknown = pinned.filter(({ address }) => !declared.some((each) => each.address === address));
  throwFaults(
    `import into ${environment}`,
    unknown.map(({ address }) => fault.ERR_IMPORT_UNDECLARED({ path: importsFile, environment, address })),
  );
}

/** The deletion of an object that has no finder. */
const IN_CONSOLE = 'in the console of its service';

/** Types that may have finders. The state is read only for an environment that declares one of them. */
const SEARCHED =
  /^(aws_(cognito|iam|acm|route53|kms)_|aws_lambda_(function|permission)$|aws_ssm_parameter$|aws_s3_bucket$|auth0_)/;

/** Whether an environment declares a type that may have a finder. */
export const seeksAny = (stack: Stack) => declaredResources(stack).some(({ type }) => SEARCHED.test(type));

/** Types whose id in the state is the last part of their import id. */
const LAST_PART: readonly string[] = ['aws_cognito_user_pool_client', 'aws_lambda_permission'];

const stateIdOf = (type: string, id: string) => (LAST_PART.includes(type) ? id.slice(id.lastIndexOf('/') + 1) : id);

async function listedBy(
  finder: Finder,
  declared: Declared,
  known: string | undefined,
  ids: ReadonlyMap<string, string>,
): Promise<readonly Found[]> {
  const { unlessMissing } = await import('./finders/finder');
  const text = (attribute: string) => resolved(declared.block[attribute], ids);
  return answered(async () => (await unlessMissing(finder({ declared, known, text }))) ?? [], unseen(declared.address));
}
