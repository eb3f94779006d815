import { FaultError, throwFaults } from '@auth0-cognito/contract';
import { fault } from '../faults';
import { stateObjects } from '../terraform/state-objects';
import type { StateObject } from '../terraform/state-objects';
import { pinnedImports, type Import } from '../plan/imports-file';
import { searchFailed } from './orphans-error';
import { declaredResources } from './declared';
import type { Declared } from './declared';
import { resolved } from './orphan';
import type { Finder, Found, Orphan } from './orphan';
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
    (each) => (SOUGHT.test(each.type) || isPinned(each)) && (typeof at === 'string' || at.includes(each.address)),
  );
  if (declared.length === 0) return [];
  const inState = objects ?? (await stateObjects(session));
  const current = new Map(inState.filter(({ isDeposed }) => !isDeposed).map(({ address, id }) => [address, id]));
  const ids = new Map(current);
  const allIds = new Set(inState.map(({ id }) => id));
  const sought = declared.filter(({ address }) => at === 'all' || current.has(address) === (at !== 'missing'));
  if (sought.length === 0) return [];

  // The libraries of both sides take a while to load, and are seldom needed.
  const [{ awsFinders }, { bootstrapFinders }, { auth0Finders }, { requireOwnAccount }] = await Promise.all([
    import('./aws-finders'),
    import('./bootstrap-finders'),
    import('./auth0-finders'),
    import('./own-account'),
  ]);
  await requireOwnAccount(sought);
  const orphans: Orphan[] = pinned
    .filter(({ address }) => sought.some((each) => each.address === address))
    .map(({ address, id }) => ({ address, id, kind: 'an object of imports.tf.json' }));
  for (const { address, id } of orphans) ids.set(address, id);
  for (const [type, finder] of Object.entries({ ...awsFinders, ...bootstrapFinders, ...auth0Finders })) {
    for (const each of sought.filter((candidate) => candidate.type === type && !isPinned(candidate))) {
      const listed = (await seen(finder, each, ids)).map((found) => ({ ...found, stateId: stateIdOf(type, found.id) }));
      // Moved within the state, or the one that it has.
      const named = listed.filter(({ isNamed, stateId }) => isNamed && !allIds.has(stateId));
      const chosen = named.filter(({ id }) => preferred.includes(id));
      const found = chosen.length > 0 ? chosen : named;
      const known = knownAt(type, current.get(each.address), listed);
      orphans.push(...found.map(({ kind, id }) => ({ address: each.address, kind, id, ...(known && { known }) })));
      // What refers to it is sought in it.
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

/** Types that may have finders; whatever else an environment declares is not worth asking the state for. */
const SOUGHT = /^(aws_(cognito|iam|acm|route53|kms)_|aws_lambda_function$|aws_ssm_parameter$|aws_s3_bucket$|auth0_)/;

/** True where an environment declares what a search may look for. */
export const seeksAny = (stack: Stack) => declaredResources(stack).some(({ type }) => SOUGHT.test(type));

/** Types whose finders list every object, also those of other names: an id that they do not list does not exist. */
const LISTED_ALL: readonly string[] = [
  'auth0_client',
  'aws_cognito_identity_pool',
  'aws_cognito_identity_provider',
  'aws_cognito_resource_server',
  'aws_cognito_user_group',
  'aws_cognito_user_pool',
  'aws_cognito_user_pool_client',
  'aws_iam_openid_connect_provider',
  'aws_iam_role',
];

/** An app client is known in the state by its own id alone. */
const stateIdOf = (type: string, id: string) =>
  type === 'aws_cognito_user_pool_client' ? id.slice(id.indexOf('/') + 1) : id;

function knownAt(type: string, id: string | undefined, listed: readonly { readonly stateId: string }[]) {
  if (id === undefined) return undefined;
  return { id, exists: !LISTED_ALL.includes(type) || listed.some(({ stateId }) => stateId === id) };
}

/** What AWS answers where the pool or role does not exist in which something is sought. */
const NOT_FOUND: readonly string[] = ['ResourceNotFoundException', 'NoSuchEntityException', 'ParameterNotFound'];

async function seen(finder: Finder, declared: Declared, ids: ReadonlyMap<string, string>): Promise<readonly Found[]> {
  try {
    return await finder({ declared, text: (attribute) => resolved(declared.block[attribute], ids) });
  } catch (error) {
    if (error instanceof FaultError) throw error;
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    if (NOT_FOUND.includes(name)) return [];
    throw searchFailed(fault.ERR_ORPHANS_UNSEEN({ path: declared.address, why: `${name}: ${message}` }));
  }
}
