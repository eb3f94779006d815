import {
  isObject,
  isSecretMember,
  isSecretName,
  MASK,
  withoutSecrets,
  type Json,
  type JsonObject,
} from '@auth0-cognito/contract';
import { SENSITIVE, isEqual } from '@auth0-cognito/policy';
import type { Secrets } from './secrets';

/** Names of maps in which each member is a secret, for example `secrets = { db = "…" }`. */
const MAP_OF_SECRETS = /(^|_)(secret|password|token|api_key)s$/i;

export const isEmpty = (value: Json | undefined) => value === undefined || value === null || value === '';

export const isScalar = (value: Json | undefined) => typeof value !== 'object' || value === null;

/** Whether the value of a setting with the name of a secret can be a secret: a number, or a text that is not an ARN. */
export const mayBeSecret = (value: Json | undefined) =>
  typeof value === 'number' || (typeof value === 'string' && !value.startsWith('arn:'));

/** Whether a member of an object is a secret: by its own name, or by the name next to it, as in `{ "name": "DB_PASSWORD", "value": "…" }`. */
export const isSecretIn = (holder: Json | undefined, holderName: string, key: string): boolean =>
  isSecretMember(holderName, key) ||
  (isObject(holder) &&
    ((MAP_OF_SECRETS.test(holderName) && !isPair(holder)) ||
      ((key === 'value' || key === 'Value') && NAMES.some((name) => isSecretNamed(holder, name)))));

const NAMES = ['name', 'key', 'Name', 'Key'];

const own = (object: JsonObject, key: string) => (Object.hasOwn(object, key) ? object[key] : undefined);

/** Whether an object has a name, as in `secrets = [{ name = "DB", valueFrom = "arn:…" }]`. Its members are then not all secrets. */
const isPair = (holder: JsonObject) => NAMES.some((name) => Object.hasOwn(holder, name));

function isSecretNamed(holder: JsonObject, key: string): boolean {
  const name = own(holder, key);
  return typeof name === 'string' && isSecretName(name);
}

/** Sets an own member, also one named `__proto__`. */
export function put(object: Record<string, Json>, key: string, value: Json | undefined): void {
  if (value === undefined) return;
  if (key !== '__proto__') object[key] = value;
  else Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

/**
 * Masks a value without flags: replaces and collects secrets by their names, and sorts keys, so that equal values have the same text.
 * Returns the same object if there is nothing to replace, as for most of a plan of 50 MB.
 *
 * @param name of the setting.
 * @param isSecret whether that name is one of a secret.
 */
export function withUnflaggedMasked(
  value: Json | undefined,
  secrets: Secrets,
  name = '',
  isSecret = false,
): Json | undefined {
  if (isSecret && mayBeSecret(value)) {
    secrets.add(value);
    return isEmpty(value) ? value : SENSITIVE;
  }
  if (typeof value === 'string') return text(value, secrets);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map((item) => withUnflaggedMasked(item, secrets, name, isSecret) ?? null);
    return items.some((item, index) => item !== (value as readonly Json[])[index]) ? items : value;
  }
  return members(value as JsonObject, secrets, name);
}

function members(object: JsonObject, secrets: Secrets, name: string): JsonObject {
  const keys = Object.keys(object);
  let isSame = keys.every((key, index) => index === 0 || (keys[index - 1] as string) < key);
  if (!isSame) keys.sort();
  const shown = keys.map((key) => {
    const member = withUnflaggedMasked(object[key], secrets, key, isSecretIn(object, name, key));
    if (member !== object[key]) isSame = false;
    return member;
  });
  if (isSame) return object;
  const result: Record<string, Json> = {};
  keys.forEach((key, index) => put(result, key, shown[index]));
  return result;
}

const MAX_JSON = 1024 * 1024;
const DEEPEST_JSON = 50;

/** Masks a text. A text that is JSON can contain secrets by name, and no text may equal a placeholder. */
function text(value: string, secrets: Secrets): string {
  const safe = value.includes('\u0000') ? value.replaceAll('\u0000', '\ufffd') : value;
  if (!/^\s*[[{]/.test(safe) || safe.length > MAX_JSON || nesting(safe) > DEEPEST_JSON) return safe;
  const document = parsed(safe);
  if (document === undefined) return safe;
  const shown = withoutSecretTexts(withUnflaggedMasked(document, secrets) as Json);
  return isEqual(shown, document) ? safe : JSON.stringify(shown);
}

/** Masks the texts of a document before JSON escapes their line breaks and quotes. */
function withoutSecretTexts(value: Json): Json {
  if (typeof value === 'string') return withoutSecrets(value, MASK);
  if (Array.isArray(value)) return (value as readonly Json[]).map(withoutSecretTexts);
  if (!isObject(value)) return value;
  const result: Record<string, Json> = {};
  for (const key of Object.keys(value)) put(result, key, withoutSecretTexts(value[key] as Json));
  return result;
}

/** Upper bound of the depth of the JSON in `text`: it also counts brackets in strings. */
function nesting(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const [bracket] of text.matchAll(/[[{}\]]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function parsed(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Json) : undefined;
  } catch {
    // A text that begins with a bracket and is not JSON: it is shown unchanged.
    return undefined;
  }
}
