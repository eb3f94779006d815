/** The text with its first letter in upper case. */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Control, format (right-to-left marks, zero-width, tags), private, unassigned and lone surrogate characters, line separators. */
const INVISIBLE_CHARACTERS = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * Untrusted text, safe to print on one line: invisible characters are written as escapes, so they cannot hide or reorder text. The result
 * is not escaped for HTML or Markdown.
 */
export function printable(text: string): string {
  return text.replace(INVISIBLE_CHARACTERS, (character) => {
    if (character === '\n') return '\\n';
    if (character === '\t') return '\\t';
    if (character === '\r') return '\\r';
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

/** Shortens a text to `length` characters and states the original length. Surrogate pairs are not split. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const note = `… (${text.length} characters)`;
  const cut = text.slice(0, Math.max(0, length - note.length));
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}${note}`;
}

/** A value as one word of a POSIX shell, quoted if necessary. */
export const shellWord = (value: string) =>
  /^[\w:/.@=-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
