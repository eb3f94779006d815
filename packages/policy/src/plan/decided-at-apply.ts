import type { Rule } from '../rule';
import type { Resource, Subject } from '../subject';
import { CLIENT_TYPES, kept } from './changes';
import { UNKNOWN, holds, isSame } from './values';

/** Settings by which the other rules judge. */
const JUDGED: Readonly<Record<string, readonly string[]>> = {
  aws_cognito_user_pool: ['deletion_protection', 'mfa_configuration', 'schema'],
  aws_cognito_identity_provider: ['attribute_mapping', 'provider_details'],
  auth0_client: ['allowed_logout_urls', 'allowed_origins', 'callbacks', 'grant_types', 'web_origins'],
  aws_iam_role: ['assume_role_policy'],
  ...Object.fromEntries(
    CLIENT_TYPES.map((type) => [type, ['allowed_oauth_flows', 'allowed_oauth_scopes', 'callback_urls', 'logout_urls']]),
  ),
};

/** A plain app client that only exists to have an id: another resource of the plan has all its settings. */
function isOwned({ type, values }: Resource, owners: readonly Resource[]): boolean {
  const { name } = values;
  if (type !== 'aws_cognito_user_pool_client' || typeof name !== 'string') return false;
  const pattern = `^${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`;
  return owners.some((owner) => owner.values.name_pattern === pattern);
}

function judgedIn(subject: Subject): readonly Resource[] {
  const owners = kept(subject, 'aws_cognito_managed_user_pool_client');
  return kept(subject, ...Object.keys(JUDGED)).filter((resource) => !isOwned(resource, owners));
}

/** What is known now and not after: nobody, and no other rule, can judge it before it is done. A new resource has no now. */
export const decidedAtApply: Rule = {
  id: 'decided-at-apply',
  severity: 'high',
  reads: ['plan'],
  title: 'a part of sign-in is known only during the apply: it cannot be reviewed before',
  help: 'apply what it depends on first, and plan again',
  check: (subject) =>
    judgedIn(subject).flatMap(({ address, type, before, values, actions }) =>
      (JUDGED[type] ?? [])
        .filter((key) => before !== null && key in before)
        // Made anew, what nobody sets is unknown by nature.
        .filter((key) => !actions.includes('create') || !isSame(before?.[key], null))
        .filter((key) => !(key in values) || holds(values[key], UNKNOWN))
        .map((key) => ({
          address,
          received: `${key} is known only after apply`,
          allowed: 'a value that can be reviewed',
        })),
    ),
};
