import { attributeChanges, type AttributeChange } from './differences';
import type { Drift } from './model';
import type { ReadChange } from './read-change';
import type { ReadPlan } from './read-plan';
import { identityOf, type Identity } from './unchanged-part';
import type { ValueFormatter } from './value-formatter';

type IsSetByService = (change: AttributeChange, id: unknown, stack: Stack) => boolean;

/** Resources in the state that explain a difference, so that it is expected. */
interface Stack {
  /** Ids of the clients whose settings a managed client owns. */
  readonly ownedClients: ReadonlySet<unknown>;
  /** The sign-in domains in the state. */
  readonly domains: readonly Identity[];
}

/** Settings that the service itself changes, by type. They are not drift. */
const SET_BY_SERVICE: Readonly<Record<string, IsSetByService>> = {
  // A pool shows its domain, but the state has it only from the next refresh on. A pool also counts its users.
  aws_cognito_user_pool: ({ path, after }, id, { domains }) =>
    /^(estimated_number_of_users|last_modified_date)$/.test(path) ||
    domains.some(
      ({ domain, user_pool_id }) =>
        user_pool_id === id && path === domainAttribute(String(domain)) && after === JSON.stringify(domain),
    ),
  // ACM renews a certificate by itself.
  aws_acm_certificate: ({ path, after }) =>
    /^(not_after|not_before|pending_renewal|renewal_eligibility|renewal_summary\b.*)$/.test(path) ||
    (path === 'status' && after === '"ISSUED"'),
};

/** The attribute of a pool that shows the domain: a host has a dot, a prefix has none. */
const domainAttribute = (domain: string) => (domain.includes('.') ? 'custom_domain' : 'domain');

const PLAIN_CLIENT = 'aws_cognito_user_pool_client';
const MANAGED_CLIENT = 'aws_cognito_managed_user_pool_client';
const DOMAIN = 'aws_cognito_user_pool_domain';

/**
 * The changes outside Terraform. Terraform also lists differences that only result from how a provider reads a value, such as an empty
 * text for an unset setting. They are left out.
 */
export function driftIn({ drift, changes, unchanged }: ReadPlan, show: ValueFormatter): readonly Drift[] {
  const parts = [...changes.map(({ type, before }) => ({ type, identity: identityOf(before) })), ...unchanged];
  const identities = (wanted: string) => parts.flatMap(({ type, identity }) => (type === wanted ? identity : []));
  const stack = {
    ownedClients: new Set(identities(MANAGED_CLIENT).flatMap(({ id }) => id ?? [])),
    domains: identities(DOMAIN),
  };
  return drift
    .map((each) => driftOf(each, stack, show))
    .filter(({ kind, attributes }) => kind !== 'update' || attributes.length > 0);
}

function driftOf(drift: ReadChange, stack: Stack, show: ValueFormatter): Drift {
  const { actions, type } = drift;
  const kind = actions.includes('delete') ? 'delete' : actions.includes('update') ? 'update' : 'move';
  const { attributes, omitted } = attributeChanges(drift.before, drift.after, show);
  const { id } = identityOf(drift.before);
  const isOwned = type === PLAIN_CLIENT && stack.ownedClients.has(id);
  // After a change of the default tags, the provider shows them in `tags`. If `tags_all` is unchanged, this is not drift.
  const hasOtherTags = attributes.some(({ path }) => /^tags_all\b/.test(path));
  const isSetByService = (change: AttributeChange) =>
    SET_BY_SERVICE[type]?.(change, id, stack) === true || (/^tags\b/.test(change.path) && !hasOtherTags);
  return {
    address: show.resource(drift),
    kind,
    isExpected: kind === 'update' && (isOwned || (omitted === 0 && attributes.every(isSetByService))),
    attributes,
    omitted,
  };
}
