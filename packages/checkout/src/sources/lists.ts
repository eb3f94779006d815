import ts from 'typescript';

/** Texts to insert or remove, none within another. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** An object or an array. */
export type List = ts.ObjectLiteralExpression | ts.ArrayLiteralExpression;

export const elementsOf = (list: List): ts.NodeArray<ts.Node> =>
  ts.isObjectLiteralExpression(list) ? list.properties : list.elements;

export const isList = (node: ts.Expression | undefined): node is List =>
  node !== undefined && (ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node));

export const edited = (text: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce((whole, { start, end, text: part }) => whole.slice(0, start) + part + whole.slice(end), text);

/** Removes an element of a list with its comma, and the comments above and behind it. */
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
  // Of two at one place, the later in the list gets before the other.
  return [{ start: end, end, text: `\n${text},\n` }, ...separator.map((at) => ({ start: at, end: at, text: ',' }))];
}

/** A text as a literal in single quotes. */
export const quoted = (text: string) =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

/** A name as the key of an object. */
export const keyText = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name));
