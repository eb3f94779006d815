import ts from 'typescript';

/** Texts to insert or remove. Edits must not overlap. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** An object or array literal. */
export type List = ts.ObjectLiteralExpression | ts.ArrayLiteralExpression;

export const elementsOf = (list: List): ts.NodeArray<ts.Node> =>
  ts.isObjectLiteralExpression(list) ? list.properties : list.elements;

export const isList = (node: ts.Expression | undefined): node is List =>
  node !== undefined && (ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node));

export const edited = (text: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce((whole, { start, end, text: part }) => whole.slice(0, start) + part + whole.slice(end), text);

/** Removes an element of a list, its comma, and the comments before and after it. */
export function removal(source: ts.SourceFile, node: ts.Node): Edit {
  const { text } = source;
  const [comment] = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  const comma = /^\s*,/.exec(text.slice(node.getEnd()))?.[0].length ?? 0;
  const behind = ts.getTrailingCommentRanges(text, node.getEnd() + comma)?.at(-1)?.end;
  return { start: comment?.pos ?? node.getStart(source), end: behind ?? node.getEnd() + comma, text: '' };
}

/** Adds an element at the end of a list. */
export function addition(list: List, text: string): Edit[] {
  const elements = elementsOf(list);
  const last = elements.at(-1);
  const { text: whole } = list.getSourceFile();
  const end = whole.slice(0, list.getEnd() - 1).trimEnd().length;
  const separator = last === undefined || elements.hasTrailingComma ? [] : [last.getEnd()];
  // Of two insertions at one position, the later in the list is inserted before the other.
  return [{ start: end, end, text: `\n${text},\n` }, ...separator.map((at) => ({ start: at, end: at, text: ',' }))];
}

/** A string literal in single quotes. */
export const quoted = (text: string) =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

/** A name as an object key. */
export const keyText = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name));
