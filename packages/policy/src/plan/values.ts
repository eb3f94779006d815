import type { Json, JsonObject } from '@auth0-cognito/contract';

/**
 * Placeholders in a plan's values for secrets and for values that are not known yet. They start with a NUL, which no
 * setting of a provider can hold, so no text of a plan passes for one.
 */
export const SENSITIVE = '\u0000sensitive';
/** A sensitive value that differs from the one before it. */
export const SENSITIVE_CHANGED = '\u0000sensitive-changed';
/** A value that Terraform only learns at apply. */
export const UNKNOWN = '\u0000unknown';

/** The placeholder in words, or undefined for anything else. */
export function placeholderWords(value: Json | undefined): string | undefined {
  if (value === SENSITIVE) return '(sensitive)';
  if (value === SENSITIVE_CHANGED) return '(sensitive, changed)';
  return value === UNKNOWN ? '(known after apply)' : undefined;
}

/** True for a value that is present and can be judged: neither absent nor a placeholder. */
export function isKnown(value: Json | undefined): value is Exclude<Json, null> {
  return value !== undefined && value !== null && placeholderWords(value) === undefined;
}

/** True where nothing is set: absent, null, empty, or what a provider writes for it (`false`, 0). */
const isBlank = (value: Json | undefined): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === false ||
  value === 0 ||
  (typeof value === 'object' && Object.values(value).every((member) => isBlank(member as Json)));

/**
 * A text that is equal for equal values: keys sorted. With `blanks` set to `ignored`, what a provider writes for "not set"
 * counts as absent, so that a setting read back equals the setting declared.
 */
export function canonical(value: Json | undefined, blanks: 'kept' | 'ignored' = 'kept'): string {
  if (value === undefined || (blanks === 'ignored' && isBlank(value))) return 'null';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item as Json, blanks)).join(',')}]`;
  // A loop and not a chain: plans of 50 MB pass through here.
  let members = '';
  for (const key of Object.keys(value).sort()) {
    const member = (value as JsonObject)[key];
    if (member === undefined || (blanks === 'ignored' && isBlank(member))) continue;
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonical(member, blanks)}`;
  }
  return `{${members}}`;
}

/** True for the same value, key for key. */
export function isEqual(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isEqual((a as JsonObject)[key], (b as JsonObject)[key]))
  );
}

/** True where two settings mean the same. */
export const isSame = (a: Json | undefined, b: Json | undefined) =>
  isEqual(a, b) || canonical(a, 'ignored') === canonical(b, 'ignored');

/** True where `wanted`, such as a placeholder, is anywhere within `value`. */
export function holds(value: Json | undefined, wanted: string | boolean): boolean {
  if (typeof value !== 'object' || value === null) return value === wanted;
  return Object.values(value).some((member) => holds(member as Json, wanted));
}
