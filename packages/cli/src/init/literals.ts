import { bare, constantIn, propertyKey, quoted } from '@auth0-cognito/checkout/sources';
import ts from 'typescript';

/** A string literal of a module: `'acme-dev'` at `state.bucket`. */
export interface Literal {
  /** `federations.auth0.tenant.domain`, `clients.admin.callbackUrls[0]`. */
  readonly path: string;
  readonly value: string;
  /** Its position in the module, with the quotes. */
  readonly start: number;
  readonly end: number;
}

function collect(expression: ts.Expression, path: string, source: ts.SourceFile): Literal[] {
  const node = bare(expression);
  if (ts.isStringLiteralLike(node))
    return [{ path, value: node.text, start: node.getStart(source), end: node.getEnd() }];
  if (ts.isArrayLiteralExpression(node)) {
    return node.elements.flatMap((element, at) => collect(element, `${path}[${at}]`, source));
  }
  if (!ts.isObjectLiteralExpression(node)) return [];
  return node.properties.flatMap((property) => {
    if (!ts.isPropertyAssignment(property)) return [];
    const key = propertyKey(property);
    return key === undefined ? [] : collect(property.initializer, path === '' ? key : `${path}.${key}`, source);
  });
}

/** Every string literal in an exported constant that is written as data; none if the constant does not exist. */
export function readLiterals(text: string, constant: string): readonly Literal[] {
  const { source, value } = constantIn(text, constant);
  return value === undefined ? [] : collect(value, '', source);
}

/** Replaces some literals of a module. Everything else, including comments, stays unchanged. */
export function withLiterals(text: string, literals: readonly Literal[], values: ReadonlyMap<string, string>): string {
  return [...literals]
    .sort((one, other) => other.start - one.start)
    .reduce((edited, { path, value, start, end }) => {
      const next = values.get(path);
      return next === undefined || next === value ? edited : edited.slice(0, start) + quoted(next) + edited.slice(end);
    }, text);
}
