import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The schema of one attribute or block in a version of the AWS provider: whether it can be set, and its type, as in
 * `required string`, `optional set(string)`, `optional block list`, `computed object`; with `deprecated` at the end if
 * it is deprecated.
 */
export type Fact = string;

/** Attributes and blocks of one type; those within a block as `block.attribute`. */
export type Facts = Readonly<Record<string, Fact>>;

/** Facts by type: `aws_cognito_user_pool`, `data.aws_iam_openid_connect_provider`, `provider.aws`. */
export type Schema = Readonly<Record<string, Facts>>;

/** A block as `terraform providers schema -json` prints it. */
interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, { nesting_mode: string; min_items?: number; block: Block }>>;
  readonly deprecated?: boolean;
}

interface Attribute {
  readonly type?: unknown;
  readonly nested_type?: Block & { readonly nesting_mode: string };
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly deprecated?: boolean;
}

/** The part of `terraform providers schema -json` that belongs to one provider. */
export interface ProviderSchema {
  readonly provider: { readonly block: Block };
  readonly resource_schemas: Readonly<Record<string, { readonly block: Block }>>;
  readonly data_source_schemas: Readonly<Record<string, { readonly block: Block }>>;
}

const words = (...parts: readonly (string | false | undefined)[]) => parts.filter(Boolean).join(' ');
const useOf = ({ required, optional }: Pick<Attribute, 'required' | 'optional'>) =>
  required ? 'required' : optional ? 'optional' : 'computed';

/** `string`, `set(string)`; any collection of objects is an `object`. */
function typeName(type: unknown): string {
  if (typeof type === 'string') return type;
  const [container, element] = type as [string, unknown];
  if (container === 'object' || container === 'tuple') return 'object';
  const inner = typeName(element);
  return inner === 'object' ? inner : `${container}(${inner})`;
}

function factsOfBlock(block: Block, prefix = ''): Facts {
  const attributes = Object.entries(block.attributes ?? {}).flatMap(([name, attribute]) => {
    const { nested_type: nested, deprecated } = attribute;
    const type = nested ? `block ${nested.nesting_mode}` : typeName(attribute.type);
    const fact = words(useOf(attribute), type, deprecated && 'deprecated');
    const inner = nested ? Object.entries(factsOfBlock(nested, `${prefix}${name}.`)) : [];
    return [[prefix + name, fact] as const, ...inner];
  });
  const blocks = Object.entries(block.block_types ?? {}).flatMap(([name, { nesting_mode, min_items = 0, block }]) => [
    [
      prefix + name,
      words(
        useOf({ required: min_items > 0, optional: true }),
        `block ${nesting_mode}`,
        block.deprecated && 'deprecated',
      ),
    ] as const,
    ...Object.entries(factsOfBlock(block, `${prefix}${name}.`)),
  ]);
  return Object.fromEntries([...attributes, ...blocks]);
}

/** Facts of the given types, from Terraform's output for a provider. A type that the provider lacks has none. */
export function schemaOfTerraform(
  { provider, resource_schemas, data_source_schemas }: ProviderSchema,
  types: readonly string[],
): Schema {
  const blockOf = (type: string) => {
    if (type.startsWith('provider.')) return provider.block;
    return (type.startsWith('data.') ? data_source_schemas[type.slice('data.'.length)] : resource_schemas[type])?.block;
  };
  return Object.fromEntries(types.map((type) => [type, factsOfBlock(blockOf(type) ?? {})]));
}

/** Folder of a type in a package of prebuilt bindings: `cognito-user-pool`, `data-aws-iam-role`, `provider`. */
const folderOf = (type: string) =>
  type.startsWith('provider.')
    ? 'provider'
    : type
        .replace(/^data\./, 'data-')
        .replace(/^aws_/, '')
        .replaceAll('_', '-');

/** The type that a folder of the prebuilt bindings is for. */
export const typeOfFolder = (folder: string): string => {
  const name = folder.replaceAll('-', '_');
  if (folder === 'provider') return 'provider.aws';
  return name.startsWith('data_') ? name.replace('data_', 'data.') : `aws_${name}`;
};

/** The call with which the generated bindings write one settable attribute. */
const SETTABLE =
  /^ +(?<name>\w+): \{\n +value: (?<value>.*),\n +isBlock: (?<isBlock>true|false),\n +type: "(?<type>\w+)",\n +storageClassType: "(?<storage>\w+)",\n +\}/gm;
const PROPERTY = /(?:this\._|struct!?\.)(\w+)/;
const STORED: Readonly<Record<string, string>> = { boolean: 'bool', any: 'dynamic' };

/**
 * Facts of the given types, from the generated code of a package of prebuilt bindings. It contains no schema, but every
 * setting with its type, and every readable attribute. It does not contain deprecations.
 */
export function schemaOfBindings(lib: string, types: readonly string[]): Schema {
  return Object.fromEntries(
    types.map((type) => {
      const file = join(lib, folderOf(type), 'index.js');
      if (!existsSync(file)) return [type, {}];
      return [type, factsOfBindings(readFileSync(file, 'utf8'), readFileSync(file.replace(/js$/, 'd.ts'), 'utf8'))];
    }),
  );
}

function factsOfBindings(code: string, declarations: string): Facts {
  const interfaces = new Map(
    [...declarations.matchAll(/^export interface (\w+)[^{]*\{\n([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => [
      name,
      body,
    ]),
  );
  const isRequired = (owner: string, property: string) =>
    new RegExp(`^ +readonly ${property}: `, 'm').test(interfaces.get(owner) ?? '');
  const functionText = (name: string) => new RegExp(`^function ${name}\\([\\s\\S]*?^\\}`, 'm').exec(code)?.[0] ?? '';

  const settable = (text: string, owner: string, prefix: string): (readonly [string, Fact])[] =>
    [...text.matchAll(SETTABLE)].flatMap(({ groups = {} }) => {
      const { name = '', value = '', isBlock, type = '', storage = '' } = groups;
      const use = isRequired(owner, PROPERTY.exec(value)?.[1] ?? '') ? 'required' : 'optional';
      if (isBlock === 'false') return [[prefix + name, `${use} ${bindingType(type, storage)}`] as const];
      const nesting = type === 'struct' ? 'single' : type;
      const writer = /(\w+)ToHclTerraform\b(?=[,)(])/.exec(value.replace(/cdkt[fn]\.\w+/g, ''))?.[1] ?? '';
      const inner = writer.charAt(0).toUpperCase() + writer.slice(1);
      return [
        [prefix + name, `${use} block ${nesting}`] as const,
        ...settable(functionText(`${writer}ToHclTerraform`), inner, `${prefix}${name}.`),
      ];
    });

  const [, main = ''] = /^export declare class (\w+) extends cdkt[fn]\.Terraform/m.exec(declarations) ?? [];
  const set = settable(code.slice(code.indexOf('synthesizeHclAttributes()')), `${main}Config`, '');
  return { ...readable(code.slice(code.lastIndexOf('\nclass '))), ...Object.fromEntries(set) };
}

/** The attributes that the code of a class reads. */
function readable(code: string): Facts {
  const getters = [...code.matchAll(/(tolist\()?this\.get(\w+)Attribute\('(\w+)'\)/g)].map(
    ([, isSet, getter = '', name = '']) => [name, `computed ${readType(getter, isSet !== undefined)}`] as const,
  );
  const holders = [...code.matchAll(/new (?:cdkt[fn]\.(String|Number|Boolean)Map|\w+)\(this, "(\w+)"/g)].map(
    ([, element, name = '']) => [name, `computed ${element ? readType(`${element}Map`, false) : 'object'}`] as const,
  );
  return Object.fromEntries([...getters, ...holders]);
}

function bindingType(type: string, storage: string): string {
  if (type === 'simple') return STORED[storage] ?? storage;
  const element = storage.replace(/(List|Map)$/, '');
  return `${type}(${STORED[element] ?? element})`;
}

function readType(getter: string, isSet: boolean): string {
  const lower = getter.toLowerCase();
  const list = /^(number)?list$/.exec(lower);
  if (list) return `${isSet ? 'set' : 'list'}(${list[1] ?? 'string'})`;
  const map = /^(.+)map$/.exec(lower);
  const element = map?.[1] ?? lower;
  const type = STORED[element] ?? element;
  return map ? `map(${type})` : type;
}
