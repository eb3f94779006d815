import type { Resource, Subject } from '../subject';
import { remaining, creates } from './changes';
import { holds, isKnown, UNKNOWN } from './values';

/** The address in the configuration, which has no instance keys. */
export const withoutKeys = (address: string) => address.replace(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, '');

/** The resources that a setting refers to in the configuration. Undefined if the plan does not contain the configuration of the resource. */
export const referencesOf = (resource: Pick<Resource, 'address'>, key: string, subject: Subject) => {
  const settings = subject.plan?.assigned.get(withoutKeys(resource.address));
  return settings === undefined ? undefined : (settings.get(key) ?? []);
};

/**
 * Whether a setting refers to a resource of the type that the same plan creates. It uses the references of the configuration; a known
 * value belongs to an existing resource. Without a configuration, an unknown value is assumed to be that of a new resource.
 */
export function refersToNew(resource: Resource, key: string, type: string, subject: Subject): boolean {
  if (isKnown(resource.values[key]) && typeof resource.values[key] === 'string') return false;
  const references = referencesOf(resource, key, subject);
  if (references === undefined) {
    const isUnknown = (resource.unknown ?? []).includes(key) || holds(resource.values[key], UNKNOWN);
    return isUnknown && creates(subject, type);
  }
  const created = new Set(
    remaining(subject, type)
      .filter(({ actions }) => actions.includes('create'))
      .map(({ address }) => withoutKeys(address)),
  );
  return references.length > 0 && references.every((reference) => created.has(reference));
}

/** Whether the environment does not exist: no output has a value, and the plan only creates. */
export function isNewEnvironment({ outputs, resources }: Subject): boolean {
  const all = Object.values(outputs);
  return (
    all.length > 0 &&
    all.every((output) => 'before' in output && output.before === null) &&
    resources.every(({ mode, before }) => mode === 'data' || before === null)
  );
}
