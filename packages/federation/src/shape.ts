import type * as zod from 'zod';

/** A type without `readonly` modifiers and with merged intersections, to compare it with a shape. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [K in keyof T]: Plain<T[K]> }
    : T;

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Parts of shapes: a subset of zod, and common types of settings. */
export interface ShapeParts extends Pick<
  typeof zod,
  | 'array'
  | 'boolean'
  | 'discriminatedUnion'
  | 'enum'
  | 'literal'
  | 'number'
  | 'partialRecord'
  | 'record'
  | 'strictObject'
  | 'string'
  | 'union'
> {
  /** An optional string. */
  readonly text: zod.ZodOptional<zod.ZodString>;
  /** An optional boolean. */
  readonly flag: zod.ZodOptional<zod.ZodBoolean>;
  readonly texts: zod.ZodArray<zod.ZodString>;
  /** Strings by name: tags, descriptions, ARNs. */
  readonly textByName: zod.ZodRecord<zod.ZodString, zod.ZodString>;
}

/**
 * The runtime shape of settings: the keys and their types, for values that TypeScript has not checked. It does not compile if
 * its keys, options or types differ from those of the interface, at any depth.
 *
 * A shape is a function of its parts, so that constructs load without zod, which is slow to load. `shapes.ts` has the parts.
 */
export const shapeOf =
  <Settings>() =>
  <Shape extends zod.ZodType>(
    shape: (z: ShapeParts) => Same<Plain<Settings>, Plain<zod.input<Shape>>> extends true ? Shape : never,
  ): ((z: ShapeParts) => Shape) =>
    shape;
