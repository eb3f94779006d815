import { throwFaults } from '@auth0-cognito/contract';
import { withCallErrors } from '../provider-call';
import { fault } from '../faults';
import { stateObjects } from '../terraform/state-objects';
import type { StateObject } from '../terraform/state-objects';
import { pinnedImports, type Import } from '../plan/imports-file';
import { searchError } from './orphans-error';
import { declaredResources } from './declared';
import type { Declared } from './declared';
import { resolved } from './orphan';
import type { Orphan } from './orphan';
import type { Finder, FoundObject } from './finders/finder';
import type { Session } from '../terraform/session';
import type { Stack } from '../terraform/stack';

/** Options of a search. */
export interface Search {
  /**
   * Addresses to search for: `missing` for those that are not in the state, `all` for all, or a list, of which those in the state are searched.
   *
   * @default 'missing'
   */
  readonly at?: 'missing' | 'all' | readonly string[];
  /** Objects of the state. @default - read from the state */
  readonly objects?: readonly StateObject[];
  /**
   * Preferred import ids: if several objects have the name, only an object with one of these ids is reported.
   *
   * @default - none: every object of the name is reported
   */
  readonly preferred?: readonly string[];
}

/**
 * Finds orphans: objects with the environment's names that are not in its state. An apply would create them a second time, or fail.
 *
 * Causes of orphans:
 * - A first apply was killed before it wrote the state.
 * - A replacement that creates first was stopped. The second object is an orphan, although the state has its address.
 * - A state was restored, so that its ids no longer exist.
 *
 * Makes no call if there is nothing to search for. The session must be initialized. Objects in `imports.tf.json` are not searched for, since
 * the file contains their ids; it may list objects of any type.
 *
 * @throws FaultError ERR_IMPORTS_UNREADABLE; ERR_IMPORT_UNDECLARED; ERR_ORPHANS_UNREADABLE if AWS or Auth0 returned no result;
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

  // Loaded only if needed: the AWS and Auth0 libraries load slowly.
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
      // Without objects that the state has, at this address or at the address from which they are moved.
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
      // Later searches use its id for objects that refer to it.
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

/** Text instead of the deletion command, for an object without a finder. */
const IN_CONSOLE = 'in the console of its service';

/** Types that may have finders. The state is read only for an environment that declares one of them. */
const SEARCHED =
  /^(aws_(cognito|iam|acm|route53|kms)_|aws_lambda_(function|permission)$|aws_ssm_parameter$|aws_s3_bucket$|auth0_)/;

/** Whether an environment declares a type that may have a finder. */
export const hasFinder = (stack: Stack) => declaredResources(stack).some(({ type }) => SEARCHED.test(type));

/** Types whose id in the state is the last part of their import id. */
const LAST_PART: readonly string[] = ['aws_cognito_user_pool_client', 'aws_lambda_permission'];

const stateIdOf = (type: string, id: string) => (LAST_PART.includes(type) ? id.slice(id.lastIndexOf('/') + 1) : id);

async function listedBy(
  finder: Finder,
  declared: Declared,
  known: string | undefined,
  ids: ReadonlyMap<string, string>,
): Promise<readonly FoundObject[]> {
  const { undefinedIfMissing } = await import('./finders/finder');
  const text = (attribute: string) => resolved(declared.block[attribute], ids);
  return withCallErrors(
    async () => (await undefinedIfMissing(finder({ declared, known, text }))) ?? [],
    searchError(declared.address),
  );
}
