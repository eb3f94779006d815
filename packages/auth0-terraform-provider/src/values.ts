/**
 * A value that Terraform does not know yet. There is one instance: compare with `===` or {@link isUnknown}.
 */
export class Unknown {
  static readonly value = new Unknown(true);
  private constructor(readonly unknown: true) {}
}

/** The unknown value, as configurations and plans contain it. */
export const UNKNOWN = Unknown.value;

/** Any Terraform value. Lists, sets and blocks are arrays; maps and objects are records. A number that is too big for a double is text. */
export type Value = null | boolean | number | string | Unknown | Value[] | { [key: string]: Value };

/** An object value: all attributes and blocks of a schema block, or a map. */
export type ObjectValue = Record<string, Value>;

export const isUnknown = (value: Value | undefined): value is Unknown => value instanceof Unknown;

export const isObject = (value: unknown): value is ObjectValue =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Unknown);

/** The elements of a list, set or block; an empty array if it is null or unknown. */
export const elements = (value: Value | undefined): Value[] => (Array.isArray(value) ? value : []);

/** The object elements of a list or set of blocks. */
export const blocks = (value: Value | undefined): ObjectValue[] => elements(value).filter(isObject);

/** The block of a block type that allows at most one; undefined if there is none. */
export const onlyBlock = (value: Value | undefined): ObjectValue | undefined => blocks(value)[0];

/** Whether the value contains an unknown value. */
export function hasUnknown(value: Value): boolean {
  if (isUnknown(value)) return true;
  if (Array.isArray(value)) return value.some(hasUnknown);
  return isObject(value) && Object.values(value).some(hasUnknown);
}

/** Replaces all unknown values by null. An apply that ends early stores the result. */
export function withoutUnknown(value: Value): Value {
  if (isUnknown(value)) return null;
  if (Array.isArray(value)) return value.map(withoutUnknown);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutUnknown(item)]));
}

/** Whether a value is a zero value of the legacy plugin SDK: `""`, `0`, `false` or an empty collection. */
export const isZero = (value: Value): boolean =>
  value === '' ||
  value === 0 ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0);

const isNullOrEmpty = (value: Value): boolean =>
  value === null || value === '' || (typeof value === 'object' && isZero(value));

const sortedKey = (value: Value): string =>
  JSON.stringify(value, (_, item: unknown) =>
    isObject(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item,
  );

/**
 * Whether two values are equal for the legacy plugin SDK, which treats null, an empty text and an empty collection as equal.
 *
 * Arrays are compared in order, so sets must be sorted first, see {@link inSetOrder}.
 */
export function isEquivalent(one: Value, other: Value): boolean {
  if (isNullOrEmpty(one) && isNullOrEmpty(other)) return true;
  if (isUnknown(one) || isUnknown(other)) return isUnknown(one) && isUnknown(other);
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isEquivalent(item, other[index] ?? null));
  }
  if (isObject(one) && isObject(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].every((key) => isEquivalent(one[key] ?? null, other[key] ?? null));
  }
  return one === other;
}

/** The elements of a set in a fixed order, so that two sets can be compared element by element. */
export const inSetOrder = (set: readonly Value[]): Value[] =>
  [...set].sort((one, other) => (sortedKey(one) < sortedKey(other) ? -1 : 1));
