import { attributeChanges, type AttributeChange } from './differences';
import type { Drift } from './model';
import type { ReadChange } from './read-change';
import type { ReadPlan } from './read-plan';
import type { ValueFormatter } from './value-formatter';

const EMPTY = JSON.stringify('');

/** Settings that the service itself changes, by type. They are not drift. `domains` are the unchanged sign-in domains as JSON. */
const SET_BY_SERVICE: Readonly<Record<string, (change: AttributeChange, domains: ReadonlySet<string>) => boolean>> = {
  // A pool shows its domain, but the state has it only from the next refresh on. A pool also counts its users.
  aws_cognito_user_pool: ({ path, before, after }, domains) =>
    /^(estimated_number_of_users|last_modified_date)$/.test(path) ||
    (/^(custom_)?domain$/.test(path) &&
      (before === null || before === EMPTY || (after !== null && domains.has(after)))),
  // ACM renews a certificate by itself.
  aws_acm_certificate: ({ path, after }) =>
    /^(not_after|not_before|pending_renewal|renewal_eligibility|renewal_summary\b.*)$/.test(path) ||
    (path === 'status' && after === '"ISSUED"'),
};

const PLAIN_CLIENT = 'aws_cognito_user_pool_client';
const MANAGED_CLIENT = 'aws_cognito_managed_user_pool_client';

/**
 * The changes outside Terraform. Terraform also lists differences that only result from how a provider reads a value, such as an empty
 * text for an unset setting. They are left out.
 */
export function driftIn({ drift, changes, unchanged }: ReadPlan, show: ValueFormatter): readonly Drift[] {
  const stack = {
    hasOwner: [...changes, ...unchanged].some(({ type }) => type === MANAGED_CLIENT),
    domains: new Set(unchanged.flatMap(({ domain }) => (domain === undefined ? [] : JSON.stringify(domain)))),
  };
  return drift
    .map((each) => driftOf(each, stack, show))
    .filter(({ kind, attributes }) => kind !== 'update' || attributes.length > 0);
}

interface Stack {
  /** Whether a managed client owns the settings of the plain clients. */
  readonly hasOwner: boolean;
  readonly domains: ReadonlySet<string>;
}

function driftOf(drift: ReadChange, { hasOwner, domains }: Stack, show: ValueFormatter): Drift {
  const { actions, type } = drift;
  const kind = actions.includes('delete') ? 'delete' : actions.includes('update') ? 'update' : 'move';
  const { attributes, omitted } = attributeChanges(drift.before, drift.after, show);
  const isOwned = hasOwner && type === PLAIN_CLIENT;
  // After a change of the default tags, the provider shows them in `tags`. If `tags_all` is unchanged, this is not drift.
  const hasOtherTags = attributes.some(({ path }) => /^tags_all\b/.test(path));
  const isSetByService = (change: AttributeChange) =>
    SET_BY_SERVICE[type]?.(change, domains) === true || (/^tags\b/.test(change.path) && !hasOtherTags);
  return {
    address: show.resource(drift),
    kind,
    isExpected: kind === 'update' && (isOwned || (omitted === 0 && attributes.every(isSetByService))),
    attributes,
    omitted,
  };
}
