import { createHash } from 'node:crypto';
import { isIdentityType, isObject, maySettingBeHidden, type Json, type JsonObject } from '@auth0-cognito/contract';
import { canonical } from '@auth0-cognito/policy';

const own = (value: Json | undefined, key: string) =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as JsonObject)[key] : undefined;

/** The values below `value` that are flagged as sensitive and are not secrets, each with its path. */
function* hiddenIn(
  type: string,
  flags: Json | undefined,
  value: Json | undefined,
  path: readonly string[],
): Generator<Json> {
  if (flags === true) {
    const names = path.filter((key) => !/^\d+$/.test(key));
    // A flagged block can contain a secret next to other settings: the secret is left out.
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
 * Digest of the hidden values of a change that are not secrets, such as a callback behind `sensitive()`: plans that hide different
 * callbacks must have different fingerprints. Secrets are left out: the digest is in a public comment, and the digest of a short secret,
 * such as a PIN, reveals it. Therefore only types whose secret settings are known have a digest. Undefined if nothing is hidden.
 */
export function hiddenDigest(type: string, change: JsonObject): string | undefined {
  if (!isIdentityType(type) || change.after_sensitive === undefined || change.after_sensitive === false)
    return undefined;
  const hidden = [...hiddenIn(type, change.after_sensitive, change.after, [])];
  return hidden.length === 0 ? undefined : createHash('sha256').update(canonical(hidden)).digest('hex');
}
