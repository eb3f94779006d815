import { isObject, type Json, type JsonObject } from '@auth0-cognito/contract';
import { SENSITIVE, SENSITIVE_CHANGED, UNKNOWN, holds, isEqual } from '@auth0-cognito/policy';
import type { Secrets } from './secrets';
import { isEmpty, isScalar, isSecretIn, mayBeSecret, put, withUnflaggedMasked } from './unflagged-secrets';

/** The two sides of a change with Terraform's flags about them. */
export interface Sides {
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  readonly beforeSensitive: Json | undefined;
  readonly afterSensitive: Json | undefined;
  readonly afterUnknown: Json | undefined;
}

export interface MaskedSides {
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

const member = (value: Json | undefined, key: string | number): Json | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  // Only own members: a plan can contain a key such as `__proto__`.
  return Object.hasOwn(value, key) ? (value as JsonObject)[key] : undefined;
};

/**
 * Replaces each sensitive value by a placeholder that shows whether it changed, and each unknown value by another one. Collects the
 * secrets. The result contains no secret that is flagged or has the name of a secret.
 */
export function masked(sides: Sides, secrets: Secrets, name = '', isSecret = false): MaskedSides {
  const { before, after, beforeSensitive, afterSensitive, afterUnknown } = sides;
  const isFlagged = [beforeSensitive, afterSensitive, afterUnknown].some((flags) => holds(flags, true));
  if (!isFlagged && isEqual(before, after)) {
    // Most of a plan is unchanged: it is read once, and both sides are one object.
    const both = withUnflaggedMasked(before, secrets, name, isSecret);
    return { before: both, after: both };
  }
  const isNamed = isSecret && [before, after].some(mayBeSecret);
  if (beforeSensitive === true || afterSensitive === true || isNamed) return hidden(sides, secrets);
  const isUnknown = afterUnknown === true;
  if (Array.isArray(before) || Array.isArray(after)) return maskedLists(sides, secrets, name, isSecret);
  if (isObject(before) || isObject(after)) return maskedObjects(sides, secrets, name);
  return {
    before: withUnflaggedMasked(before, secrets),
    after: isUnknown ? UNKNOWN : withUnflaggedMasked(after, secrets),
  };
}

/** Collects the secrets of both sides and replaces the values, except for empty ones. */
function hidden({ before, after, afterUnknown }: Sides, secrets: Secrets): MaskedSides {
  secrets.add(before);
  secrets.add(after);
  const isPartlyUnknown = holds(afterUnknown, true);
  const hasChanged = !isEmpty(before) && (isPartlyUnknown || !isEqual(before, after));
  return {
    before: isEmpty(before) ? before : SENSITIVE,
    after: afterUnknown === true ? UNKNOWN : isEmpty(after) ? after : hasChanged ? SENSITIVE_CHANGED : SENSITIVE,
  };
}

const child = (sides: Sides, key: string | number): Sides => ({
  before: member(sides.before, key),
  after: member(sides.after, key),
  beforeSensitive: member(sides.beforeSensitive, key),
  afterSensitive: member(sides.afterSensitive, key),
  afterUnknown: member(sides.afterUnknown, key),
});

function maskedLists(sides: Sides, secrets: Secrets, name: string, isSecret: boolean): MaskedSides {
  const { before, after, afterUnknown } = sides;
  const length = Math.max(...[before, after, afterUnknown].map((side) => (Array.isArray(side) ? side.length : 0)));
  const items = Array.from({ length }, (_, index) => {
    const item = masked(child(sides, index), secrets, name, isSecret);
    return { before: item.before, after: shared(item) };
  });
  const list = (value: Json | undefined, of: keyof MaskedSides, count: number): Json | undefined =>
    Array.isArray(value) ? items.slice(0, count).map((item) => item[of] ?? null) : withUnflaggedMasked(value, secrets);
  const known = Array.isArray(after) ? after.length : 0;
  const unknown = Array.isArray(afterUnknown) ? afterUnknown.length : 0;
  return {
    before: list(before, 'before', Array.isArray(before) ? before.length : 0),
    after: afterUnknown === true ? UNKNOWN : list(after, 'after', Math.max(known, unknown)),
  };
}

/** Both sides with sorted keys, so that equal values have the same text. Uses a loop for speed: plans have up to 50 MB. */
function maskedObjects(sides: Sides, secrets: Secrets, name: string): MaskedSides {
  const { before, after, beforeSensitive, afterSensitive, afterUnknown } = sides;
  const isFlagged = (key: string) =>
    member(beforeSensitive, key) !== undefined ||
    member(afterSensitive, key) !== undefined ||
    member(afterUnknown, key) !== undefined;
  const [old, next]: [Record<string, Json>, Record<string, Json>] = [{}, {}];
  for (const key of keysOf(before, after, afterUnknown)) {
    const [from, to] = [member(before, key), member(after, key)];
    const isSecret = isSecretIn(before, name, key) || isSecretIn(after, name, key);
    const isPlain = isScalar(from) && isScalar(to) && !isFlagged(key) && !isSecret;
    if (isPlain) {
      const shown = withUnflaggedMasked(from, secrets);
      put(old, key, shown);
      put(next, key, from === to ? shown : withUnflaggedMasked(to, secrets));
    } else {
      const item = masked(child(sides, key), secrets, key, isSecret);
      put(old, key, item.before);
      put(next, key, shared(item));
    }
  }
  return {
    before: isObject(before) ? old : withUnflaggedMasked(before, secrets),
    after: afterUnknown === true ? UNKNOWN : isObject(after) ? next : withUnflaggedMasked(after, secrets),
  };
}

/** Makes both sides one object if they are equal. Most of a plan is, which saves memory and comparisons. */
const shared = ({ before, after }: MaskedSides) => (isEqual(before, after) ? before : after);

/** The keys of all objects, sorted. Terraform prints them sorted, usually the same on both sides. */
function keysOf(...objects: readonly (Json | undefined)[]): readonly string[] {
  let keys: readonly string[] = [];
  for (const object of objects) {
    if (!isObject(object)) continue;
    const more = Object.keys(object);
    if (keys.length === 0) keys = more;
    else if (!more.every((key, index) => keys[index] === key)) keys = [...new Set([...keys, ...more])];
  }
  return keys.every((key, index) => index === 0 || (keys[index - 1] as string) < key) ? keys : [...keys].sort();
}
