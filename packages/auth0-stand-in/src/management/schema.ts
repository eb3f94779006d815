import { canParseUrl } from '@auth0-cognito/contract';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';

/** A JSON schema, created by the functions of this file. */
export type Schema = Readonly<Record<string, unknown>>;

export const text = (limits: { minLength?: number; maxLength?: number; pattern?: string; format?: string } = {}) => ({
  type: 'string',
  ...limits,
});
export const flag: Schema = { type: 'boolean' };
export const integer = (minimum?: number, maximum?: number): Schema => ({
  type: 'integer',
  ...(minimum !== undefined && { minimum }),
  ...(maximum !== undefined && { maximum }),
});
export const choice = (...values: readonly string[]): Schema => ({ type: 'string', enum: values });
export const list = (items: Schema, limits: { minItems?: number; maxItems?: number } = {}): Schema => ({
  type: 'array',
  items,
  uniqueItems: true,
  ...limits,
});
/** Any object, stored and returned without checks. */
export const anyObject: Schema = { type: 'object' };
export const mapOf = (values: Schema, maxProperties?: number): Schema => ({
  type: 'object',
  additionalProperties: values,
  ...(maxProperties !== undefined && { maxProperties }),
});
/** An object that refuses additional properties. */
export const object = (properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
/** The schema, or null, which in a PATCH removes the property. */
export const nullable = (schema: Schema): Schema => ({
  ...schema,
  type: [schema.type, 'null'].flat(),
  ...(Array.isArray(schema.enum) && { enum: [...(schema.enum as unknown[]), null] }),
});

const absoluteUrl = (value: string) => {
  const url = canParseUrl(value) ? new URL(value) : undefined;
  return url && !url.hash && !value.endsWith('#') ? url : undefined;
};

/** Formats. Those in messages have the names of Auth0. */
const FORMATS: Readonly<Record<string, (value: string) => boolean>> = {
  'absolute-uri': (value) => absoluteUrl(value) !== undefined,
  'absolute-uri-or-empty': (value) => value === '' || absoluteUrl(value) !== undefined,
  'absolute-https-uri-or-empty': (value) => value === '' || absoluteUrl(value)?.protocol === 'https:',
  'origin-url': (value) => {
    const url = absoluteUrl(value.replaceAll('*', 'placeholder'));
    return url !== undefined && url.pathname === '/' && !url.search && !url.username && !value.endsWith('/');
  },
  email: (value) => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(value),
};

const ajv = new Ajv({ strict: false, allowUnionTypes: true, verbose: true });
for (const [name, validate] of Object.entries(FORMATS)) ajv.addFormat(name, { type: 'string', validate });

const typeOf = (value: unknown) => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

const size = (value: unknown) => (typeof value === 'string' || Array.isArray(value) ? value.length : 0);

/** The error text, in the wording of Auth0's validator. */
const cause = ({ keyword, params, data }: ErrorObject): string => {
  switch (keyword) {
    case 'additionalProperties':
      return `Additional properties not allowed: ${params.additionalProperty}`;
    case 'required':
      return `Missing required property: ${params.missingProperty}`;
    case 'type':
      return `Expected type ${[params.type].flat().join(',')} but found type ${typeOf(data)}`;
    case 'enum':
      return `No enum match for: ${JSON.stringify(data)}`;
    case 'format':
      return `Object didn't pass validation for format ${params.format}: ${String(data)}`;
    case 'minLength':
      return `String is too short (${size(data)} chars), minimum ${params.limit}`;
    case 'maxLength':
      return `String is too long (${size(data)} chars), maximum ${params.limit}`;
    case 'pattern':
      return `String does not match pattern ${params.pattern}: ${String(data)}`;
    case 'minimum':
      return `Value ${String(data)} is less than minimum ${params.limit}`;
    case 'maximum':
      return `Value ${String(data)} is greater than maximum ${params.limit}`;
    case 'uniqueItems':
      return `Array items are not unique (indexes ${Math.min(params.i, params.j)} and ${Math.max(params.i, params.j)})`;
    case 'minItems':
      return `Array is too short (${size(data)}), minimum ${params.limit}`;
    case 'maxItems':
      return `Array is too long (${size(data)}), maximum ${params.limit}`;
    case 'maxProperties':
      return `Too many properties defined, maximum ${params.limit}`;
    default:
      return `${keyword} is not satisfied`;
  }
};

const place = (error: ErrorObject) => {
  const path = error.instancePath.slice(1).replaceAll('/', '.');
  return path ? ` on property ${path}` : '';
};

/** A compiled schema. Returns the first error of a value, or undefined. Does not change the value. */
export type Validator = (value: unknown) => string | undefined;

/**
 * Compiles a schema. Errors have the wording of Auth0: `'Missing required property: name'`.
 *
 * Compiles at the first call: there are more than a hundred schemas, and most processes use only a few.
 */
export function compile(schema: Schema): Validator {
  let compiled: ValidateFunction | undefined;
  return (value) => {
    const validate = (compiled ??= ajv.compile(schema));
    if (validate(value)) return undefined;
    const first = validate.errors?.[0];
    return first ? `'${cause(first)}'${place(first)}` : `'The value is not valid'`;
  };
}
