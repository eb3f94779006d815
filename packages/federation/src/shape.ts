import type * as zod from 'zod';

/** A type without its `readonly` modifiers, and with intersections merged: how a type is compared with a shape. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [K in keyof T]: Plain<T[K]> }
    : T;

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** What shapes are made of: a part of zod, and the types that many settings have. */
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
  /** A text that may be missing. */
  readonly text: zod.ZodOptional<zod.ZodString>;
  /** True, false or missing. */
  readonly flag: zod.ZodOptional<zod.ZodBoolean>;
  readonly texts: zod.ZodArray<zod.ZodString>;
  /** Texts by name: tags, descriptions, ARNs. */
  readonly textByName: zod.ZodRecord<zod.ZodString, zod.ZodString>;
}

/**
 * The runtime shape of settings: which keys there are and the type of each, for values that TypeScript has not checked. A key, an option
 * or a type that the interface has and the shape lacks, at any depth, does not compile, and the reverse.
 *
 * A shape is a function of its parts, so that constructs load without zod, which takes longer than they do. `shapes.ts` has the parts.
 */
export const shapeOf =
  <Settings>() =>
  <Shape extends zod.ZodType>(
    shape: (z: ShapeParts) => Same<Plain<Settings>, Plain<zod.input<Shape>>> extends true ? Shape : never,
  ): ((z: ShapeParts) => Shape) =>
    shape;
