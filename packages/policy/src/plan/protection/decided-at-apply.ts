import { isIdentityType, isStorePolicy } from '@auth0-cognito/contract';
import type { Finding, Rule } from '../../rule';
import type { Resource, Subject } from '../../subject';
import { remaining, touchedTypes } from '../changes';
import { isOwnedBy } from '../sign-in/client-sign-in';
import { pathsOf, valuesAt } from '../paths';
import { plannedStatements } from '../rights/documents';
import { referencesOf, withoutKeys } from '../same-plan';
import { UNKNOWN, holds, isKnown, isSame } from '../values';

/** Names of settings that only refer to another resource. If they are unknown, the configuration still shows which resource. */
const REFERENCE_SETTINGS =
  /(^|_)(id|ids|arn|arns|role|roles|user|group|name|key|audience|actions|cognito_identity_providers|provider_name)$/;

const isReference = (name: string) => REFERENCE_SETTINGS.test(name);

/** Names of settings with a content of their own. If they are unknown, there is nothing to review. */
const CONTENT_SETTINGS =
  /^(callback_urls|logout_urls|default_redirect_uri|callbacks|allowed_logout_urls|allowed_origins|web_origins|initiate_login_uri|provider_details|assume_role_policy|policy|inline_policy|code|secrets|grant_types|lambda_config|attribute_mapping|scopes|client_id_list|principal|url)$/;

/** Whether a setting refers only to resources of identity types, whose own changes are judged. Uses the references of the configuration. */
function isOfThisPlan(resource: Resource, key: string, subject: Subject): boolean {
  const references = referencesOf(resource, key, subject);
  return (
    references !== undefined &&
    references.length > 0 &&
    references.every((reference) => isIdentityType(reference.replace(/^(module\.[\w-]+\.)*/, '').split('.')[0] ?? ''))
  );
}

/** Settings that the provider fills in for a new resource. Without a configuration, they look like assigned settings. */
const CHOSEN: Readonly<Record<string, readonly string[]>> = {
  aws_iam_role: ['inline_policy', 'managed_policy_arns'],
  aws_kms_key: ['policy'],
};

/** Whether the configuration sets the value. Otherwise the provider chooses it, so it is always unknown. */
function isSet(resource: Resource, key: string, isNew: boolean, subject: Subject): boolean {
  const assigned = subject.plan?.assigned.get(withoutKeys(resource.address));
  if (assigned !== undefined) return assigned.has(key);
  if (isNew && CHOSEN[resource.type]?.includes(key) === true) return false;
  // Without a configuration, defaults of a new resource look the same as settings.
  return !isNew || CONTENT_SETTINGS.test(key) || !isSame(resource.before?.[key], null);
}

/** Two settings for the function of one trigger. The provider fills in the one that is not set. */
const ONE_TRIGGER = ['pre_token_generation', 'pre_token_generation_config'];

function isFromTheOther([block, setting]: readonly string[], values: Resource['values']): boolean {
  const other = ONE_TRIGGER.find((key) => key !== setting) as string;
  return (
    block === 'lambda_config' &&
    ONE_TRIGGER.includes(setting ?? '') &&
    valuesAt(values, [block, other]).some((value) => isKnown(value))
  );
}

/** Whether the configuration has the block of a path, but not the path itself: the provider then chooses the value. */
function isLeftOut(path: readonly string[], { address }: Resource, { plan }: Subject): boolean {
  const assigned = [...(plan?.assigned.get(withoutKeys(address))?.keys() ?? [])];
  const isBlock = assigned.some((key) => key.startsWith(`${path[0]}.`));
  return isBlock && !path.some((_, index) => index > 0 && assigned.includes(path.slice(0, index + 1).join('.')));
}

const known = new WeakMap<ReadonlySet<string>, readonly string[]>();

/** Top-level names of settings. Computed once per type. */
function topLevels(settings: ReadonlySet<string>): readonly string[] {
  const names = known.get(settings) ?? [...new Set([...settings].map((path) => path.split('.')[0] as string))];
  known.set(settings, names);
  return names;
}

/** The unknown settings of a resource that a rule judges, by their top-level names. */
function undecided(resource: Resource, judged: ReadonlySet<string>, subject: Subject): readonly string[] {
  const { before, values, unknown = [], actions } = resource;
  const isNew = before === null || actions.includes('create');
  const isJudged = (path: readonly string[]) => path.some((_, index) => judged.has(path.slice(0, index + 1).join('.')));
  // In a block of a new resource, the provider chooses the settings that the configuration leaves out.
  const isReferring = (path: readonly string[]) => (referencesOf(resource, path.join('.'), subject) ?? []).length > 0;
  return topLevels(judged).filter((key) => {
    if (before !== null && key in values && before[key] === values[key]) return false;
    const inside = holds(values[key], UNKNOWN)
      ? pathsOf(values[key], (leaf) => leaf === UNKNOWN, [key]).filter(isJudged)
      : [];
    // In a list with an unknown item, the path of that item counts.
    const isInside = inside
      .filter((path) => !isFromTheOther(path, values) && !isLeftOut(path, resource, subject))
      .some(
        (path) => CONTENT_SETTINGS.test(key) || ((!isNew || isReferring(path)) && !isReference(path.at(-1) as string)),
      );
    const isLost = before !== null && key in before && !(key in values);
    if (!isInside && !isLost && !unknown.includes(key)) return false;
    if (!isInside && isNew && before !== null && isSame(before[key], null)) return false;
    if (!isInside && !isSet(resource, key, isNew, subject)) return false;
    return (
      isInside || CONTENT_SETTINGS.test(key) || !isReference(key) || !(isNew || isOfThisPlan(resource, key, subject))
    );
  });
}

/** Whether the policy documents show who can use a store. Another rule then judges them. */
function isReadable(resource: Resource, subject: Subject): boolean {
  if (!isStorePolicy(resource.type) || isIdentityType(resource.type)) return false;
  const statements = plannedStatements(resource, 'policy', subject);
  return statements !== undefined && statements.every(({ allows, principals }) => !allows || principals?.length !== 0);
}

/**
 * A rule that finds settings whose values are known only after the apply, so that no other rule can judge them. Includes new resources.
 *
 * @param judgedOf the settings that the other rules judge, by type.
 */
export function decidedAtApply(judgedOf: (type: string) => ReadonlySet<string>): Rule {
  return {
    id: 'decided-at-apply',
    severity: 'high',
    reads: ['plan'],
    title: 'the value of a sign-in setting is known only after the apply, so no user can review it',
    help: 'apply the resources that it depends on, and plan again',
    check: (subject) => {
      const owners = remaining(subject, 'aws_cognito_managed_user_pool_client');
      return remaining(subject, ...touchedTypes(subject).filter((type) => isIdentityType(type) || isStorePolicy(type)))
        .filter((resource) => !isOwnedBy(resource, owners) && !isReadable(resource, subject))
        .flatMap((resource): Finding[] => {
          const keys = undecided(resource, judgedOf(resource.type), subject);
          return keys.length === 0
            ? []
            : [
                {
                  address: resource.address,
                  received: `${keys.join(', ')} ${keys.length === 1 ? 'is' : 'are'} known only after apply`,
                  allowed: 'values that can be reviewed',
                },
              ];
        });
    },
  };
}
