import type { Json, JsonObject } from './api';
import { attributesOf, blocksOf, typeOfBlock, zeroFilled, type Block, type NestedBlock } from './schema';
import { blocks, isObject, isUnknown, isZero, type ObjectValue, type Value } from './values';

/** Differences between the Management API and the schema, by the schema's dotted paths. */
export interface Mapping {
  /** Names that differ, for example `cross_origin_auth: 'cross_origin_authentication'`. */
  readonly names?: Readonly<Record<string, string>>;
  /** Attributes and blocks that the API's object does not have, or that the resource handles itself. */
  readonly skip?: readonly string[];
  /** Attributes that the API returns and does not accept. */
  readonly readOnly?: readonly string[];
  /** Blocks that are a list in the API although the schema allows only one. */
  readonly lists?: readonly string[];
  /** Every list of blocks is one object in the API, even if the schema sets no limit. */
  readonly singleBlocks?: boolean;
  /** Attributes and blocks that the real provider sets to null when they are removed from the configuration. */
  readonly nullable?: readonly string[];
}

const child = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);
const isSingle = (nested: NestedBlock, path: string, mapping: Mapping) =>
  nested.nesting_mode === 'list' &&
  (nested.max_items === 1 || mapping.singleBlocks === true) &&
  !mapping.lists?.includes(path);
const apiName = (path: string, mapping: Mapping) => mapping.names?.[path] ?? path.split('.').at(-1) ?? path;

/** Converts a configured object to a body for the API, without null values. */
export function toApi(block: Block, config: ObjectValue, mapping: Mapping = {}, path = ''): Record<string, Json> {
  const body: Record<string, Json> = {};
  const left = [...(mapping.skip ?? []), ...(mapping.readOnly ?? [])];
  for (const [name, attribute] of attributesOf(block)) {
    const at = child(path, name);
    const value = config[name];
    const settable = attribute.optional || attribute.required;
    if (at === 'id' || !settable || left.includes(at) || value === null || value === undefined || isUnknown(value))
      continue;
    body[apiName(at, mapping)] = value as Json;
  }
  for (const [name, nested] of blocksOf(block)) {
    const at = child(path, name);
    if (left.includes(at)) continue;
    const items = blocks(config[name]).map((item) => toApi(nested.block, item, mapping, at));
    const filled = items.filter((item) => Object.keys(item).length > 0);
    if (filled.length > 0)
      body[apiName(at, mapping)] = isSingle(nested, at, mapping) ? (filled[0] as Json) : (filled as Json);
  }
  return body;
}

/**
 * Attributes and blocks that were removed from the configuration, as null, if the real provider sends null for them. It does not send the
 * others: Auth0 keeps their values, and each plan shows the change again.
 *
 * @see https://github.com/auth0/terraform-provider-auth0/blob/main/internal/auth0/client/expand.go `fetchNullableFields`
 */
export function nulled(
  prior: ObjectValue | null,
  planned: ObjectValue,
  { nullable = [], ...mapping }: Mapping = {},
): Record<string, null> {
  const isSet = (value: Value | undefined) => value !== undefined && value !== null && !isZero(value);
  const gone = nullable.filter((name) => isSet(prior?.[name]) && !isSet(planned[name]));
  return Object.fromEntries(gone.map((name) => [apiName(name, mapping), null]));
}

/** Converts an object of the API to state. Absent attributes get the zero value, as in the real provider. */
export function fromApi(block: Block, object: JsonObject, mapping: Mapping = {}, path = ''): ObjectValue {
  const state: ObjectValue = {};
  for (const [name, attribute] of attributesOf(block)) {
    const at = child(path, name);
    if (at === 'id' || mapping.skip?.includes(at)) continue;
    state[name] = zeroFilled(attribute.type, object[apiName(at, mapping)]);
  }
  for (const [name, nested] of blocksOf(block)) {
    const at = child(path, name);
    if (mapping.skip?.includes(at)) continue;
    state[name] = blocksFromApi(nested, object[apiName(at, mapping)], mapping, at);
  }
  return state;
}

function blocksFromApi(nested: NestedBlock, value: Json | undefined, mapping: Mapping, path: string): Value {
  if (value === null || value === undefined) return [];
  const items = isSingle(nested, path, mapping) ? [value] : (value as readonly Json[]);
  return items.filter(isObject).map((item) => {
    const filled = fromApi(nested.block, item as JsonObject, mapping, path);
    return zeroFilled(typeOfBlock(nested.block), filled);
  });
}

/** The body for an API that merges maps: removed keys are null. Undefined if the map did not change. */
export function mergedMap(prior: Value | undefined, planned: Value | undefined): JsonObject | undefined {
  const before = isObject(prior) ? prior : {};
  const after = isObject(planned) ? planned : {};
  if (JSON.stringify(before) === JSON.stringify(after)) return undefined;
  const gone = Object.keys(before).filter((key) => !(key in after));
  return { ...(after as JsonObject), ...Object.fromEntries(gone.map((key) => [key, null])) };
}
