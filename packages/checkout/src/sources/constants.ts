import ts from 'typescript';

/** The expression without enclosing `satisfies`, `as` and parentheses. */
export const bare = (node: ts.Expression): ts.Expression =>
  ts.isSatisfiesExpression(node) || ts.isAsExpression(node) || ts.isParenthesizedExpression(node)
    ? bare(node.expression)
    : node;

/** Name of a property that is an identifier or a string; undefined for others. */
export function propertyKey({ name }: ts.PropertyAssignment): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
}

/** An exported constant of a TypeScript module, and the module. */
export interface ConstantSource {
  readonly source: ts.SourceFile;
  /** Undefined if the module does not declare the constant. */
  readonly value: ts.Expression | undefined;
}

/** Finds a constant in the text of a module. Nothing is evaluated. */
export function constantIn(text: string, name: string): ConstantSource {
  const source = ts.createSourceFile('values.ts', text, ts.ScriptTarget.Latest, true);
  const declarations = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations]);
  const found = declarations.find((each) => ts.isIdentifier(each.name) && each.name.text === name)?.initializer;
  return { source, value: found && bare(found) };
}

/** The properties of an object that are written as `key: value`. */
export const propertiesOf = (node: ts.Expression | undefined): readonly ts.PropertyAssignment[] =>
  node && ts.isObjectLiteralExpression(node) ? node.properties.filter(ts.isPropertyAssignment) : [];

/** The value of a property of an object; undefined if the object does not have it. */
export function propertyOf(node: ts.Expression | undefined, key: string): ts.Expression | undefined {
  const found = propertiesOf(node).find((each) => propertyKey(each) === key);
  return found && bare(found.initializer);
}
