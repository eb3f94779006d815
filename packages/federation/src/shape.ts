import * as z from 'zod';

/** A type without its `readonly` modifiers, and with intersections merged: how a type is compared with a shape. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [K in keyof T]: Plain<T[K]> }
    : T;

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/**
 * The runtime shape of settings: which keys there are and the type of each, for values that TypeScript has not checked. A key, an option
 * or a type that the interface has and the shape lacks, at any depth, does not compile, and the reverse.
 */
export const shapeOf =
  <Settings>() =>
  <Shape extends z.ZodType>(shape: Same<Plain<Settings>, Plain<z.input<Shape>>> extends true ? Shape : never): Shape =>
    shape;

/** Parts of shapes that several settings have. */
export const text = z.string().optional();
export const flag = z.boolean().optional();
export const number = z.number().optional();
export const texts = z.array(z.string());
/** Values by name: tags, descriptions, ARNs. */
export const textByName = z.record(z.string(), z.string());
