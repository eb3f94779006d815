import type { Facts, Schema } from './aws-schema';

type Json = unknown;
type Block = Readonly<Record<string, Json>>;

/** The parts of Terraform JSON that the AWS provider defines. */
export interface TerraformJson {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly provider?: Readonly<Record<string, readonly Block[]>>;
}

/** Arguments of Terraform itself, in every resource and provider block. */
const META = ['//', 'alias', 'count', 'depends_on', 'for_each', 'lifecycle', 'provider'];

/** Names of the AWS types in a configuration. */
export const writtenTypes = (json: TerraformJson): readonly string[] => [
  ...new Set(blocksOf(json).map(({ type }) => type)),
];

function blocksOf({ resource = {}, data = {}, provider = {} }: TerraformJson) {
  const named = (prefix: string, types: TerraformJson['resource'] = {}) =>
    Object.entries(types).flatMap(([type, blocks]) =>
      Object.entries(blocks).map(([name, block]) => ({
        type: prefix + type,
        address: `${prefix}${type}.${name}`,
        block,
      })),
    );
  const providers = Object.entries(provider).flatMap(([name, blocks]) =>
    blocks.map((block, index) => ({ type: `provider.${name}`, address: `provider.${name}[${index}]`, block })),
  );
  return [...named('', resource), ...named('data.', data), ...providers].filter(({ type }) =>
    /^(data\.|provider\.)?aws(_|$)/.test(type),
  );
}

/**
 * What one version of the AWS provider lacks of a configuration: attributes and blocks that do not exist, that cannot
 * be set, that are deprecated, that have another type, that are required and missing; and attributes that expressions
 * read. Each as `address: what`.
 */
export function lacking(json: TerraformJson, schema: Schema): readonly string[] {
  return [
    ...blocksOf(json).flatMap(({ type, address, block }) => {
      const facts = schema[type] ?? {};
      if (Object.keys(facts).length === 0) return [`${address}: ${type} is not known`];
      const own = Object.fromEntries(Object.entries(block).filter(([name]) => !META.includes(name)));
      return [...inBlock(own, facts, '', address), ...ignored(block, facts, address)];
    }),
    ...read(json, schema),
  ];
}

function inBlock(block: Block, facts: Facts, prefix: string, address: string): readonly string[] {
  const missing = Object.entries(facts)
    .filter(
      ([path, fact]) => isChild(path, prefix) && fact.startsWith('required') && !(path.slice(prefix.length) in block),
    )
    .map(([path]) => `${address}: ${path} is required`);
  const wrong = Object.entries(block).flatMap(([name, value]) => {
    const path = prefix + name;
    const fact = facts[path];
    if (fact === undefined) return [`${address}: ${path} is not there`];
    if (fact.startsWith('computed')) return [`${address}: ${path} can't be set`];
    if (fact.endsWith('deprecated')) return [`${address}: ${path} is deprecated`];
    const [, type = ''] = /^\w+ (.*)$/.exec(fact) ?? [];
    if (!type.startsWith('block')) return fits(value, type) ? [] : [`${address}: ${path} is a ${type}`];
    const blocks: readonly Json[] = Array.isArray(value) ? value : [value];
    return blocks.flatMap((each) =>
      typeof each === 'object' && each !== null
        ? inBlock(each as Block, facts, `${path}.`, address)
        : [`${address}: ${path} is a ${type}`],
    );
  });
  return [...missing, ...wrong];
}

const isChild = (path: string, prefix: string) => path.startsWith(prefix) && !path.slice(prefix.length).includes('.');

/**
 * Whether Terraform accepts a JSON value for a type. It converts between texts, numbers and booleans; an expression may
 * have any type.
 */
function fits(value: Json, type: string): boolean {
  if (value === null || (typeof value === 'string' && /^\$\{.*\}$/s.test(value))) return true;
  if (/^(list|set)\(/.test(type)) return Array.isArray(value);
  if (/^map\(/.test(type)) return typeof value === 'object' && !Array.isArray(value);
  if (type === 'number') return typeof value === 'number';
  if (type === 'bool') return typeof value === 'boolean';
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** Attributes that a lifecycle ignores must exist too. */
function ignored({ lifecycle }: Block, facts: Facts, address: string): readonly string[] {
  const { ignore_changes: names } = (lifecycle ?? {}) as { ignore_changes?: unknown };
  if (!Array.isArray(names)) return [];
  return (names as string[]).filter((name) => !(name in facts)).map((name) => `${address}: ${name} is not there`);
}

const REFERENCE = /\b((?:data\.)?aws_\w+)\.([\w-]+)\.(\w+)/g;

/** The attributes of resources and data sources that expressions and lifecycles read. */
function read(json: TerraformJson, schema: Schema): readonly string[] {
  const references = [...JSON.stringify(json).matchAll(REFERENCE)].map(([text, type = '', , attribute = '']) => ({
    text,
    type,
    attribute,
  }));
  return [
    ...new Set(
      references
        .filter(({ type, attribute }) => !(attribute in (schema[type] ?? {})))
        .map(({ text }) => `${text}: is not there`),
    ),
  ];
}
