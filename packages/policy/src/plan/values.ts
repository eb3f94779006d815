import { MASK, type Json, type JsonObject } from '@auth0-cognito/contract';

/**
 * Placeholders in a plan's values for secrets and unknown values. They start with a NUL, which no setting of a provider can contain, so
 * they differ from every text of a plan.
 */
export const SENSITIVE = '\u0000sensitive';
/** A sensitive value that changes. */
export const SENSITIVE_CHANGED = '\u0000sensitive-changed';
/** A value that is known only after the apply. */
export const UNKNOWN = '\u0000unknown';

/** The placeholder in words, or undefined for anything else. */
export function placeholderText(value: Json | undefined): string | undefined {
  if (value === SENSITIVE) return MASK;
  if (value === SENSITIVE_CHANGED) return '(sensitive, changed)';
  return value === UNKNOWN ? '(known after apply)' : undefined;
}

/** True for a value that is set and is not a placeholder. */
export function isKnown(value: Json | undefined): value is Exclude<Json, null> {
  return value !== undefined && value !== null && placeholderText(value) === undefined;
}

/** Whether a value counts as unset: null, or an empty value that a provider writes (`''`, `false`, 0). */
const isBlank = (value: Json | undefined) => value === null || value === '' || value === false || value === 0;

/**
 * A text that is equal for equal values; its keys are sorted. With `ignored`, blank values, and lists and objects of blank values, count
 * as absent, so that a setting that a provider reads back equals the declared one.
 */
export function canonical(value: Json | undefined, blanks: 'kept' | 'ignored' = 'kept'): string {
  const isIgnored = blanks === 'ignored';
  if (value === undefined || (isIgnored && isBlank(value))) return 'null';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item as Json, blanks));
    return isIgnored && items.every((item) => item === 'null') ? 'null' : `[${items.join(',')}]`;
  }
  // A loop for speed: plans have up to 50 MB.
  let members = '';
  for (const key of Object.keys(value).sort()) {
    const member = canonical((value as JsonObject)[key], blanks);
    if ((value as JsonObject)[key] === undefined || (isIgnored && member === 'null')) continue;
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${member}`;
  }
  return isIgnored && members === '' ? 'null' : `{${members}}`;
}

/** Whether two values are deeply equal. */
export function isEqual(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  for (const key of keys)
    if (!Object.hasOwn(b, key) || !isEqual((a as JsonObject)[key], (b as JsonObject)[key])) return false;
  return true;
}

/** Whether two settings are equal without blank values. */
export const isSame = (a: Json | undefined, b: Json | undefined) =>
  isEqual(a, b) || canonical(a, 'ignored') === canonical(b, 'ignored');

/** Whether `value` contains `wanted`, such as a placeholder. */
export function holds(value: Json | undefined, wanted: string | boolean): boolean {
  if (typeof value !== 'object' || value === null) return value === wanted;
  for (const key of Object.keys(value)) if (holds((value as JsonObject)[key], wanted)) return true;
  return false;
}
