import { isObject, type Json, type JsonObject } from '@auth0-cognito/contract';
import { UNKNOWN, canonical, isEqual } from '@auth0-cognito/policy';
import type { ValueFormatter } from './value-formatter';

/** One changed setting. Its texts are masked and safe to print. */
export interface AttributeChange {
  /** `callback_urls`, `provider_details.client_id`, `schema[2].name`. */
  readonly path: string;
  /** Null if it was not set. */
  readonly before: string | null;
  /** Null if it will not be set. */
  readonly after: string | null;
  /** For a list of which only removed and added items are listed: the number of items that stay. */
  readonly unchanged?: number;
}

/** The changed settings of one resource. */
export interface AttributeChanges {
  readonly attributes: readonly AttributeChange[];
  /** Number of changed settings that are not listed. */
  readonly omitted: number;
}

const MAX_DIFFERENCES = 200;

const isEmpty = (value: Json | undefined): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'object' && Object.values(value).every((member) => isEmpty(member as Json)));

/** The changed settings between two sides, at most 200. */
export function attributeChanges(
  before: Json | undefined,
  after: Json | undefined,
  show: ValueFormatter,
): AttributeChanges {
  const found: AttributeChange[] = [];
  let omitted = 0;
  const add = (path: string, old: Json | undefined, next: Json | undefined, unchanged?: number) => {
    if (found.length >= MAX_DIFFERENCES) {
      omitted += 1;
      return;
    }
    found.push({
      path: show.text(path),
      before: isEmpty(old) ? null : show.value(old),
      after: isEmpty(next) ? null : show.value(next),
      ...(unchanged !== undefined && { unchanged }),
    });
  };

  const visit = (path: string, old: Json | undefined, next: Json | undefined): void => {
    if (isEqual(old, next) || (isEmpty(old) && isEmpty(next))) return;
    const [oldDocument, nextDocument] = [documentIn(old), documentIn(next)];
    if (oldDocument !== undefined && nextDocument !== undefined) {
      // The same policy, written in another way.
      if (isEqual(oldDocument, nextDocument)) add(path, old, next);
      else visit(path, oldDocument, nextDocument);
    } else if (isObject(old ?? {}) && isObject(next ?? {}) && next !== UNKNOWN) {
      const [from, to] = [(old ?? {}) as JsonObject, (next ?? {}) as JsonObject];
      for (const key of otherKeys(from, to)) visit(path === '' ? key : `${path}.${key}`, own(from, key), own(to, key));
    } else if (Array.isArray(old ?? []) && Array.isArray(next ?? [])) visitLists(path, old, next);
    else add(path === '' ? 'value' : path, old, next);
  };

  const visitLists = (path: string, old: Json | undefined, next: Json | undefined): void => {
    const [from, to] = [(old ?? []) as readonly Json[], (next ?? []) as readonly Json[]];
    const [gone, come] = [without(from, to), without(to, from)];
    const unchanged = from.length - gone.length;
    const isPlain = [...gone, ...come].every(({ item }) => typeof item !== 'object' || item === null);
    if (gone.length === 0 && come.length === 0) add(path, from, to);
    else if (isPlain) add(path, gone.map(valueOf), come.map(valueOf), unchanged === 0 ? undefined : unchanged);
    else {
      for (let at = 0; at < Math.max(gone.length, come.length); at += 1) {
        visit(`${path}[${come[at]?.index ?? gone[at]?.index}]`, gone[at]?.item, come[at]?.item);
      }
    }
  };

  visit('', before, after);
  return { attributes: found, omitted };
}

/** Keys of members that are not the identical value or object on both sides, sorted. Most members are identical and are skipped first. */
const otherKeys = (from: JsonObject, to: JsonObject): readonly string[] =>
  [
    ...Object.keys(from).filter((key) => from[key] !== own(to, key)),
    ...Object.keys(to).filter((key) => !Object.hasOwn(from, key)),
  ].sort();

const own = (value: JsonObject, key: string) => (Object.hasOwn(value, key) ? value[key] : undefined);
const valueOf = ({ item }: { readonly item: Json }) => item;

/** Items of `list` that are missing in `other`: one entry for each missing occurrence. */
function without(list: readonly Json[], other: readonly Json[]): { readonly item: Json; readonly index: number }[] {
  const counts = new Map<string, number>();
  for (const item of other) counts.set(canonical(item), (counts.get(canonical(item)) ?? 0) + 1);
  return list.flatMap((item, index) => {
    const key = canonical(item);
    const left = counts.get(key) ?? 0;
    if (left > 0) counts.set(key, left - 1);
    return left > 0 ? [] : [{ item, index }];
  });
}

/** The JSON document in a text, such as a policy; undefined if there is none. */
function documentIn(value: Json | undefined): Json | undefined {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value) || value.length > 256 * 1024) return undefined;
  if ((value.match(/[[{]/g)?.length ?? 0) > 2000) return undefined;
  try {
    const document: unknown = JSON.parse(value);
    return typeof document === 'object' && document !== null ? (document as Json) : undefined;
  } catch {
    // Not JSON: the text is compared as text.
    return undefined;
  }
}
