import providerSchemas from '@cdktf/provider-auth0/schema';
import { isObject, isUnknown, UNKNOWN, type ObjectValue, type Value } from './values';

/** A type constraint in Terraform's JSON form. */
export type Type =
  | 'string'
  | 'number'
  | 'bool'
  | readonly ['list' | 'set' | 'map', Type]
  | readonly ['object', { readonly [name: string]: Type }];

export interface Attribute {
  readonly type: Type;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly deprecated?: boolean;
}

export interface NestedBlock {
  readonly nesting_mode: 'list' | 'set';
  readonly min_items?: number;
  readonly max_items?: number;
  readonly block: Block;
}

export interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, NestedBlock>>;
}

export interface Schema {
  readonly version: number;
  readonly block: Block;
}

interface ProviderSchema {
  readonly provider: Schema;
  readonly resource_schemas: Readonly<Record<string, Schema>>;
  readonly data_source_schemas: Readonly<Record<string, Schema>>;
}

/** Address of the provider in Terraform's lock files and in TF_REATTACH_PROVIDERS. */
export const PROVIDER_ADDRESS = 'registry.terraform.io/auth0/auth0';

/** The same for OpenTofu, whose default registry is another. */
export const OPENTOFU_PROVIDER_ADDRESS = 'registry.opentofu.org/auth0/auth0';

/** The complete schema of the real provider. `terraform validate` uses it. */
export const providerSchema = providerSchemas.provider_schemas[PROVIDER_ADDRESS] as unknown as ProviderSchema;

/** Version of the real provider from which the schema is. */
export const PROVIDER_VERSION: string = providerSchemas.provider_versions[PROVIDER_ADDRESS];

export const attributesOf = (block: Block) => Object.entries(block.attributes ?? {});
export const blocksOf = (block: Block) => Object.entries(block.block_types ?? {});

export const isCollection = (type: Type): boolean => Array.isArray(type);

/** Converts a block of the schema to a type. Lists and sets of blocks become lists and sets of objects. */
export function typeOfBlock(block: Block): Type {
  const attributes = attributesOf(block).map(([name, attribute]) => [name, attribute.type] as const);
  const nested = blocksOf(block).map(
    ([name, inner]) => [name, [inner.nesting_mode, typeOfBlock(inner.block)]] as const,
  );
  return ['object', Object.fromEntries([...attributes, ...nested]) as Record<string, Type>];
}

/** An object in which nothing is set: its attributes are null, and it has no blocks. */
export function emptyObject(block: Block): ObjectValue {
  const attributes = attributesOf(block).map(([name]): [string, Value] => [name, null]);
  const nested = blocksOf(block).map(([name]): [string, Value] => [name, []]);
  return Object.fromEntries([...attributes, ...nested]);
}

/** An object with exactly the keys of the schema. Missing attributes are null; missing blocks are empty lists. */
export function conform(block: Block, value: Value): ObjectValue {
  const given = isObject(value) ? value : {};
  const result = emptyObject(block);
  for (const [name] of attributesOf(block)) result[name] = given[name] ?? null;
  for (const [name, nested] of blocksOf(block)) {
    const inner = given[name];
    if (isUnknown(inner)) result[name] = UNKNOWN;
    else if (Array.isArray(inner))
      result[name] = inner.map((item) => (isUnknown(item) ? item : conform(nested.block, item)));
  }
  return result;
}

/** The zero value of a type, which the legacy plugin SDK reads if nothing is set. */
export function zeroOf(type: Type): Value {
  if (type === 'string') return '';
  if (type === 'number') return 0;
  if (type === 'bool') return false;
  if (type[0] === 'list' || type[0] === 'set') return [];
  if (type[0] === 'map') return {};
  return zeroFilled(type, {});
}

/** Converts a map to state without null values: Auth0 may keep a removed key as null. */
export const mapFromApi = (value: unknown): ObjectValue =>
  Object.fromEntries(Object.entries((value ?? {}) as ObjectValue).filter(([, item]) => item !== null));

/**
 * Converts a value of the API to the form in which the legacy plugin SDK stores it inside a block: absent values become zero values, at
 * every depth. If the schema has a list of objects and the API has one object, the object becomes the only element of the list.
 */
export function zeroFilled(type: Type, value: unknown): Value {
  if (value === null || value === undefined) return zeroOf(type);
  if (typeof type === 'string') return value as Value;
  if (type[0] === 'map') return mapFromApi(value);
  if (type[0] === 'object') {
    const given = value as Readonly<Record<string, unknown>>;
    return Object.fromEntries(Object.entries(type[1]).map(([name, inner]) => [name, zeroFilled(inner, given[name])]));
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.map((item) => zeroFilled(type[1], item));
}
