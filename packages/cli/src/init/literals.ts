import ts from 'typescript';

/** A text of a module that a value is read from: `'acme-dev'` at `state.bucket`. */
export interface Literal {
  /** `federations.auth0.tenant.domain`, `clients.admin.callbackUrls[0]`. */
  readonly path: string;
  readonly value: string;
  /** Its place in the module, quotes included. */
  readonly start: number;
  readonly end: number;
}

function exported(source: ts.SourceFile, name: string): ts.Expression | undefined {
  const declarations = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations]);
  return declarations.find((each) => ts.isIdentifier(each.name) && each.name.text === name)?.initializer;
}

/** The value itself, without `satisfies`, `as` and parentheses around it. */
const bare = (node: ts.Expression): ts.Expression =>
  ts.isSatisfiesExpression(node) || ts.isAsExpression(node) || ts.isParenthesizedExpression(node)
    ? bare(node.expression)
    : node;

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
    const { name } = property;
    const key = ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
    return key === undefined ? [] : collect(property.initializer, path === '' ? key : `${path}.${key}`, source);
  });
}

/** Every text within an exported constant that is written as data; none where there is no such constant. */
export function readLiterals(text: string, constant: string): readonly Literal[] {
  const source = ts.createSourceFile('values.ts', text, ts.ScriptTarget.Latest, true);
  const value = exported(source, constant);
  return value === undefined ? [] : collect(value, '', source);
}

const quoted = (value: string) =>
  `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

/** A module with new texts at the places of some literals; everything else, comments included, stays unchanged. */
export function withLiterals(text: string, literals: readonly Literal[], values: ReadonlyMap<string, string>): string {
  return [...literals]
    .sort((one, other) => other.start - one.start)
    .reduce((edited, { path, value, start, end }) => {
      const next = values.get(path);
      return next === undefined || next === value ? edited : edited.slice(0, start) + quoted(next) + edited.slice(end);
    }, text);
}
