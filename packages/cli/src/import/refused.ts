import { type Fault, valueAt } from '@auth0-cognito/contract';
import { fault } from '../faults';
import { without } from './minimal';

/** Keys of a path as faults write it: `clients.admin.callbackUrls[0]`, `attributeMapping["custom:team"]`. */
export function keysOf(path: string): readonly string[] {
  return [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(
    ([, quoted, index, name]) => quoted ?? index ?? name ?? '',
  );
}

/** The accepted values, and the faults of the values that were left out. */
export interface Accepted<T> {
  readonly values: T;
  readonly leftOut: readonly Fault[];
}

/**
 * Leaves out the values that the schema of an environment refuses, such as an existing setting that a production environment does not allow. They
 * get their defaults, which the plan shows. Parts of `kept` are required and stay.
 *
 * @returns undefined with the faults that remain
 */
export function accepted<T extends object>(
  values: T,
  faultsOf: (values: T) => readonly Fault[],
  kept: readonly string[],
): Accepted<T> | { readonly faults: readonly Fault[] } {
  const leftOut: Fault[] = [];
  for (let current = values; ;) {
    const faults = faultsOf(current);
    if (faults.length === 0) return { values: current, leftOut };
    const removable = faults.find(({ path }) => !isKept(keysOf(path), kept));
    if (removable === undefined) return { faults };
    const path = presentPart(current, keysOf(removable.path));
    if (path.length === 0 || isKept(path, kept)) return { faults };
    const { code, allowed, fix } = removable;
    leftOut.push(
      fault.ERR_IMPORT_VALUE_REFUSED({ path: removable.path, received: valueAt(current, path), code, allowed, fix }),
    );
    current = without(current, path);
  }
}

const isKept = (path: readonly string[], kept: readonly string[]) =>
  kept.some((each) => {
    const keys = each.split('.');
    return path.length <= keys.length && path.every((key, index) => keys[index] === '*' || keys[index] === key);
  });

/** The longest prefix of a path that has a value. */
function presentPart(values: unknown, path: readonly string[]): readonly string[] {
  const lengths = path.map((_, index) => path.length - index);
  const length = lengths.find((each) => valueAt(values, path.slice(0, each)) !== undefined);
  return path.slice(0, length ?? 0);
}
