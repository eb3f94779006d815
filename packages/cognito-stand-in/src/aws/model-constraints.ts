import { isObject } from '@auth0-cognito/contract';
import { AwsError } from './aws-error';
import type { JsonObject } from './api';
import type { ServiceModel, Shape } from './service-model';

/** A constraint that a value violates, in the wording of AWS. */
interface Violation {
  /** Such as `schema.1.member.name`; empty for the request. */
  readonly path: string;
  readonly value: unknown;
  readonly isSecret: boolean;
  /** Follows "Member must". */
  readonly constraint: string;
}

/** Shapes with a pattern that AWS does not apply. */
const UNUSED_PATTERNS: Readonly<Record<string, string>> = {
  // The pattern is for prefixes. CreateUserPoolDomain also documents `auth.example.com` as a value.
  DomainType: 'a custom domain has dots',
};

const JSON_TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  structure: isObject,
  map: isObject,
  list: Array.isArray,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isInteger,
  long: Number.isInteger,
  float: (value) => typeof value === 'number',
  double: (value) => typeof value === 'number',
};

/** ASCII character classes of Java, which JavaScript does not have. */
const ASCII_CLASSES: Readonly<Record<string, string>> = { Alnum: '0-9A-Za-z', Print: '\\x20-\\x7E' };
const ASCII_CLASS = /\\p\{(Alnum|Print)\}/g;

/**
 * Converts a Java regular expression to one that matches a whole string. Unicode classes and surrogate pairs need the flag `u`,
 * which rejects some escapes of Java.
 */
export function wholeText(pattern: string): RegExp {
  const isInBrackets = (at: number) => /\[[^\]]*$/.test(pattern.slice(0, at));
  const source = pattern
    .replace(ASCII_CLASS, (_class, name: string, at: number) =>
      isInBrackets(at) ? (ASCII_CLASSES[name] as string) : `[${ASCII_CLASSES[name]}]`,
    )
    .replace('(?s)', '');
  return new RegExp(
    `^(?:${source})$`,
    `${/\\p\{|\\uD8/.test(source) ? 'u' : ''}${pattern.startsWith('(?s)') ? 's' : ''}`,
  );
}

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
const inside = (path: string, name: string) => (path ? `${path}.${name}` : name);

function boundsOf({ min, max }: Shape, size: number, what: 'length' | 'value'): string[] {
  return [
    ...(max !== undefined && size > max ? [`have ${what} less than or equal to ${max}`] : []),
    ...(min !== undefined && size < min ? [`have ${what} greater than or equal to ${min}`] : []),
  ];
}

function constraintsOfText(name: string, shape: Shape, text: string): string[] {
  const { pattern, enum: values } = shape;
  const applies = pattern !== undefined && !(name in UNUSED_PATTERNS);
  return [
    ...boundsOf(shape, text.length, 'length'),
    ...(applies && !wholeText(pattern).test(text) ? [`satisfy regular expression pattern: ${pattern}`] : []),
    ...(values && !values.includes(text) ? [`satisfy enum value set: [${values.join(', ')}]`] : []),
  ];
}

/** Constraints that a value itself violates, without its members. */
function ownConstraints(name: string, shape: Shape, value: unknown): string[] {
  if (shape.type === 'string') return constraintsOfText(name, shape, value as string);
  if (shape.type === 'list') return boundsOf(shape, (value as unknown[]).length, 'length');
  if (shape.type === 'map') return boundsOf(shape, Object.keys(value as object).length, 'length');
  return typeof value === 'number' ? boundsOf(shape, value, 'value') : [];
}

/** All constraints of a shape that a value violates. */
function violationsOf({ shapes }: ServiceModel, shapeName: string, given: unknown): Violation[] {
  const found: Violation[] = [];

  const visit = (name: string, value: unknown, path: string): void => {
    const shape = shapes[name] as Shape;
    if (JSON_TYPES[shape.type]?.(value) === false)
      throw new AwsError('SerializationException', `${path || 'The request'} cannot be read as ${shape.type}`);
    const isSecret = shape.sensitive === true;
    for (const constraint of ownConstraints(name, shape, value)) found.push({ path, value, isSecret, constraint });

    if (shape.type === 'structure') visitStructure(shape, value as JsonObject, path);
    if (shape.type === 'list') visitList((shape.member as { shape: string }).shape, value as unknown[], path);
    if (shape.type === 'map') visitMap(shape, value as JsonObject, path);
  };

  const visitStructure = ({ members = {}, required = [] }: Shape, value: JsonObject, path: string): void => {
    for (const name of required) {
      if (value[name] === undefined || value[name] === null)
        found.push({ path: inside(path, lowerFirst(name)), value: null, isSecret: false, constraint: 'not be null' });
    }
    for (const [name, { shape }] of Object.entries(members)) {
      if (value[name] !== undefined && value[name] !== null) visit(shape, value[name], inside(path, lowerFirst(name)));
    }
  };

  const visitList = (member: string, entries: readonly unknown[], path: string): void => {
    if (shapes[member]?.type !== 'string')
      return entries.forEach((entry, index) => visit(member, entry, `${path}.${index + 1}.member`));
    // AWS shows the whole list if one of its strings violates a constraint.
    const shape = shapes[member];
    const constraints = entries.flatMap((entry) => ownConstraints(member, shape, String(entry)));
    if (constraints.length > 0) {
      const all = [...new Set(constraints)].map((each) => `Member must ${each}`).join(', ');
      const value = `[${entries.join(', ')}]`;
      found.push({ path, value, isSecret: shape.sensitive === true, constraint: `satisfy constraint: [${all}]` });
    }
  };

  const visitMap = ({ key, value: entry }: Shape, value: JsonObject, path: string): void => {
    for (const [name, content] of Object.entries(value)) {
      const shape = (key as { shape: string }).shape;
      for (const constraint of ownConstraints(shape, shapes[shape] as Shape, name)) {
        const all = `satisfy constraint: [Member must ${constraint}]`;
        found.push({ path, value: name, isSecret: shapes[shape]?.sensitive === true, constraint: all });
      }
      if (content !== null) visit((entry as { shape: string }).shape, content, `${path}.${name}.member`);
    }
  };

  visit(shapeName, given, '');
  return found;
}

const MAX_SHOWN = 300;
const shown = (value: unknown) =>
  (typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, MAX_SHOWN);

const described = ({ path, value, isSecret, constraint }: Violation) =>
  `Value ${isSecret ? '' : value === null ? 'null ' : `'${shown(value)}' `}at '${path}' failed to satisfy constraint: Member must ${constraint}`;

/**
 * Refuses an input that violates the model of its service: a required member, a length, a range, an enumeration, a pattern. AWS
 * ignores members that the model does not have.
 *
 * @param code - code of the error
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html
 * @see https://github.com/getmoto/moto/issues/1979
 * @see https://github.com/crossplane-contrib/provider-upjet-aws/issues/828
 */
export function checkInput(model: ServiceModel, action: string, input: JsonObject, code: string): void {
  const shape = model.operations[action]?.input?.shape;
  const broken = shape ? violationsOf(model, shape, input) : [];
  if (broken.length === 0) return;
  const count = broken.length === 1 ? '1 validation error' : `${broken.length} validation errors`;
  throw new AwsError(code, `${count} detected: ${broken.map(described).join('; ')}`);
}
