import { isObject, type Json, type JsonObject } from '@auth0-cognito/contract';

/** The items of a list. A single value is a list of one item, because Terraform JSON allows both for blocks. */
export function list(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value as Json];
}

/** The strings of a list. */
export function texts(value: Json | undefined): readonly string[] {
  return list(value).filter((item) => typeof item === 'string');
}

/** The blocks of one name: Terraform JSON writes one as an object or a list, a plan always as a list. */
export function blocks(value: Json | undefined): readonly JsonObject[] {
  return list(value).filter(isObject);
}

/** The block with a name; empty if there is none. */
export function block(value: Json | undefined): JsonObject {
  return blocks(value)[0] ?? {};
}

/** A member of an object, by its path. */
export function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((found, key) => (isObject(found) ? found[key] : undefined), value);
}

/** Whether a text contains an expression of Terraform, so that its value is unknown. */
export function isExpression(text: string): boolean {
  return /(^|[^$])\$\{/.test(text);
}

/** A value in a document, with its path. */
export interface Leaf {
  readonly path: readonly string[];
  readonly value: null | boolean | number | string;
}

/** Every scalar in `value`. */
export function* leaves(value: Json | undefined, path: readonly string[] = []): Generator<Leaf> {
  if (value === undefined) return;
  if (typeof value !== 'object' || value === null) yield { path, value };
  else for (const [key, member] of Object.entries(value)) yield* leaves(member as Json, [...path, key]);
}
