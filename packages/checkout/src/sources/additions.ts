import ts from 'typescript';
import { bare, constantIn, propertyOf } from './constants';
import { addition, edited, isList, keyText } from './lists';

/** A path in a constant: keys of objects and indexes of arrays. */
export type Path = readonly (string | number)[];

/** The deepest existing value on a path, and the rest of the path. */
function descend(value: ts.Expression, path: Path): { readonly node: ts.Expression; readonly rest: Path } {
  const [first, ...others] = path;
  if (first === undefined) return { node: value, rest: path };
  const element = typeof first === 'number' && ts.isArrayLiteralExpression(value) ? value.elements[first] : undefined;
  const next = typeof first === 'string' ? propertyOf(value, first) : element && bare(element);
  return next === undefined ? { node: value, rest: path } : descend(next, others);
}

/** Source text of a value inside new objects. */
const nested = (path: Path, value: string): string =>
  path.reduceRight<string>((inner, each) => `{ ${keyText(String(each))}: ${inner} }`, value);

function insert(text: string, node: ts.Expression, [key, ...inner]: Path, value: string): string {
  if (typeof key !== 'string' || !ts.isObjectLiteralExpression(node)) return text;
  return edited(text, addition(node, `${keyText(key)}: ${nested(inner, value)}`));
}

/** Whether a constant has a value at a path, written as data. */
export function hasValue(text: string, constant: string, path: Path): boolean {
  const { value } = constantIn(text, constant);
  return value !== undefined && descend(value, path).rest.length === 0;
}

/** Adds a value at a path. Returns the text unchanged if the path has a value. Does not format the text. */
export function withValue(text: string, constant: string, path: Path, value: string): string {
  const whole = constantIn(text, constant).value;
  if (whole === undefined) return text;
  const { node, rest } = descend(whole, path);
  return rest.length === 0 ? text : insert(text, node, rest, value);
}

/** Adds an element to an array, which is created if it does not exist. Returns the text unchanged if the array has the element. */
export function withElement(text: string, constant: string, path: Path, element: string): string {
  const whole = constantIn(text, constant).value;
  if (whole === undefined) return text;
  const { node, rest } = descend(whole, path);
  if (rest.length > 0) return insert(text, node, rest, `[${element}]`);
  if (!ts.isArrayLiteralExpression(node) || !isList(node)) return text;
  const has = node.elements.some((each) => each.getText() === element);
  return has ? text : edited(text, addition(node, element));
}
