import { createHash } from 'node:crypto';
import { isIdentityType, isObject, maySettingBeHidden, type Json, type JsonObject } from '@auth0-cognito/contract';
import { canonical } from '@auth0-cognito/policy';

const own = (value: Json | undefined, key: string) =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as JsonObject)[key] : undefined;

/** What is flagged as sensitive below a value and is no secret, by its path. */
function* hiddenIn(
  type: string,
  flags: Json | undefined,
  value: Json | undefined,
  path: readonly string[],
): Generator<Json> {
  if (flags === true) {
    const names = path.filter((key) => !/^\d+$/.test(key));
    // A whole block that is flagged may hold a secret next to what is none: its secrets are left out.
    if (!maySettingBeHidden(type, names)) yield [path.join('.'), withoutSecrets(type, value, names)];
    return;
  }
  if (typeof flags !== 'object' || flags === null) return;
  for (const key of Object.keys(flags)) yield* hiddenIn(type, own(flags, key), own(value, key), [...path, key]);
}

function withoutSecrets(type: string, value: Json | undefined, path: readonly string[]): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => withoutSecrets(type, item, path));
  if (!isObject(value)) return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !maySettingBeHidden(type, [...path, key]))
      .map(([key, member]) => [key, withoutSecrets(type, member, [...path, key])]),
  );
}

/**
 * Digest of what a change hides without being a secret, as a callback behind `sensitive()`: two plans that hide different
 * callbacks are two plans. Secrets never count: of a short one, such as a PIN, a digest in a public comment would tell the value. So
 * it is made of types only of which it is known which settings are secrets. Undefined where nothing is hidden.
 */
export function hiddenDigest(type: string, change: JsonObject): string | undefined {
  if (!isIdentityType(type) || change.after_sensitive === undefined || change.after_sensitive === false)
    return undefined;
  const hidden = [...hiddenIn(type, change.after_sensitive, change.after, [])];
  return hidden.length === 0 ? undefined : createHash('sha256').update(canonical(hidden)).digest('hex');
}
