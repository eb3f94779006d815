import ts from 'typescript';
import { bare, constantIn, propertyOf } from './constants';
import { addition, edited, isList, keyText } from './lists';

/** A place in a constant: keys of objects, and places in arrays. */
export type Path = readonly (string | number)[];

/** The deepest value on a path, and what of the path it does not have. */
function descend(value: ts.Expression, path: Path): { readonly node: ts.Expression; readonly rest: Path } {
  const [first, ...others] = path;
  if (first === undefined) return { node: value, rest: path };
  const element = typeof first === 'number' && ts.isArrayLiteralExpression(value) ? value.elements[first] : undefined;
  const next = typeof first === 'string' ? propertyOf(value, first) : element && bare(element);
  return next === undefined ? { node: value, rest: path } : descend(next, others);
}

/** Source text of a value within objects that do not exist yet. */
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

/** A module with a value at a path at which it has none; unchanged where it has one. Not formatted. */
export function withValue(text: string, constant: string, path: Path, value: string): string {
  const whole = constantIn(text, constant).value;
  if (whole === undefined) return text;
  const { node, rest } = descend(whole, path);
  return rest.length === 0 ? text : insert(text, node, rest, value);
}

/** A module with one more element in an array, which is added where it does not exist. Unchanged where the array has the element. */
export function withElement(text: string, constant: string, path: Path, element: string): string {
  const whole = constantIn(text, constant).value;
  if (whole === undefined) return text;
  const { node, rest } = descend(whole, path);
  if (rest.length > 0) return insert(text, node, rest, `[${element}]`);
  if (!ts.isArrayLiteralExpression(node) || !isList(node)) return text;
  const has = node.elements.some((each) => each.getText() === element);
  return has ? text : edited(text, addition(node, element));
}
