import type { Json } from '@auth0-cognito/contract';
import { texts } from '../json';
import type { Finding } from '../rule';
import type { Resource, Subject } from '../subject';
import { isKnown, isSame } from './values';

/** Types of app clients for sign-in. */
export const CLIENT_TYPES = ['aws_cognito_user_pool_client', 'aws_cognito_managed_user_pool_client'] as const;

const byType = new WeakMap<Subject, ReadonlyMap<string, readonly Resource[]>>();

/** Changed resources by type. Computed once per plan, because every rule uses it. */
function touchedByType(subject: Subject): ReadonlyMap<string, readonly Resource[]> {
  const known = byType.get(subject);
  if (known) return known;
  const found = new Map<string, Resource[]>();
  for (const resource of subject.resources) {
    if (resource.mode !== 'managed' || resource.actions.every((action) => action === 'no-op')) continue;
    const others = found.get(resource.type);
    if (others) others.push(resource);
    else found.set(resource.type, [resource]);
  }
  byType.set(subject, found);
  return found;
}

/** Types of the managed resources that the plan changes. */
export const touchedTypes = (subject: Subject): readonly string[] => [...touchedByType(subject).keys()];

/** Managed resources of the given types that the plan changes. */
export function touched(subject: Subject, ...types: readonly string[]): readonly Resource[] {
  const resources = touchedByType(subject);
  const [only] = types;
  if (types.length === 1 && only !== undefined) return resources.get(only) ?? [];
  return [...new Set(types)].flatMap((type) => resources.get(type) ?? []);
}

const remainingByType = new WeakMap<Subject, Map<string, readonly Resource[]>>();

/** The resources of {@link touched} that exist after the plan. Computed once per type, because every rule uses it for each setting. */
export function remaining(subject: Subject, ...types: readonly string[]): readonly Resource[] {
  const known = remainingByType.get(subject) ?? new Map<string, readonly Resource[]>();
  remainingByType.set(subject, known);
  const of = (type: string) => {
    const found =
      known.get(type) ??
      touched(subject, type).filter(({ actions }) => actions.includes('create') || actions.includes('update'));
    known.set(type, found);
    return found;
  };
  return types.length === 1 ? of(types[0] as string) : [...new Set(types)].flatMap(of);
}

const changingByType = new WeakMap<Subject, Map<string, ReadonlyMap<string, readonly Resource[]>>>();

/**
 * Top-level settings of a resource that the plan may change. For speed, compares objects by identity: the reader of a plan uses
 * one object for two equal sides.
 */
export const changingSettings = ({ before, values }: Resource): readonly string[] =>
  Object.keys(values).filter((key) => before === null || before[key] !== values[key]);

function bySetting(resources: readonly Resource[]): ReadonlyMap<string, readonly Resource[]> {
  const found = new Map<string, Resource[]>();
  for (const resource of resources) {
    for (const key of changingSettings(resource)) {
      const others = found.get(key);
      if (others) others.push(resource);
      else found.set(key, [resource]);
    }
  }
  return found;
}

/**
 * The resources of {@link remaining} for which {@link changingSettings} contains a setting. Computed once per type, because rules use it for
 * each setting.
 */
export function changing(subject: Subject, types: readonly string[], setting: string): readonly Resource[] {
  const known = changingByType.get(subject) ?? new Map<string, ReadonlyMap<string, readonly Resource[]>>();
  changingByType.set(subject, known);
  const of = (type: string) => {
    const found = known.get(type) ?? bySetting(remaining(subject, type));
    known.set(type, found);
    return found.get(setting) ?? [];
  };
  return [...new Set(types)].flatMap(of);
}

/**
 * Whether a resource is replaced. Terraform and OpenTofu can also replace a resource by forgetting it: the old one stays in the
 * account, unmanaged, and its data is not in the new one.
 */
export const isReplaced = ({ actions }: Pick<Resource, 'actions'>) =>
  actions.includes('create') && (actions.includes('delete') || actions.includes('forget'));

/** The resources of {@link touched} that the plan deletes or replaces. */
export function removed(subject: Subject, ...types: readonly string[]): readonly Resource[] {
  return touched(subject, ...types).filter((resource) => resource.actions.includes('delete') || isReplaced(resource));
}

/** Whether the plan creates a resource of the type. */
export const creates = (subject: Subject, type: string): boolean =>
  touched(subject, type).some(({ actions }) => actions.includes('create'));

/** Text for a resource that the plan deletes or replaces. */
export function removalText({ actions }: Resource): string {
  if (!actions.includes('create')) return 'deleted';
  return actions.includes('delete')
    ? 'deleted and created again'
    : 'replaced by a new one; the old one is no longer managed';
}

/** A finding for each resource that the plan deletes. */
export function removalFindings(subject: Subject, types: readonly string[], thing: string, allowed: string): Finding[] {
  return removed(subject, ...types).map((resource) => ({
    address: resource.address,
    received: `${thing}${nameOf(resource)} is ${removalText(resource)}`,
    allowed,
  }));
}

const NAMES = ['name', 'provider_name', 'domain', 'identity_pool_name', 'name_pattern', 'bucket'];

/** The name of a resource with a leading space, or an empty string. */
function nameOf({ before, values }: Resource): string {
  const name = NAMES.map((key) => before?.[key] ?? values[key]).find(
    (value) => typeof value === 'string' && isKnown(value),
  );
  return typeof name === 'string' ? ` ${name}` : '';
}

/** Keys of settings that change, without unknown values. */
export function changedKeys({ before, values }: Resource): readonly string[] {
  return Object.keys(values).filter((key) => isKnown(values[key]) && !isSame(before?.[key], values[key]));
}

/** Whether a setting changes to `value`. */
export const becomes = ({ before, values }: Resource, key: string, value: Json) =>
  isSame(values[key], value) && !isSame(before?.[key], value);

/** Strings that are added to a list. */
export function added({ before, values }: Resource, key: string): readonly string[] {
  // The same object on both sides is an unchanged list, as in most of a plan.
  if (before?.[key] === values[key]) return [];
  const old = texts(before?.[key]);
  return texts(values[key]).filter((item) => isKnown(item) && !old.includes(item));
}
