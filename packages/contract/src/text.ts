/** The text with its first letter in upper case. */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Control, format (right-to-left marks, zero-width, tags), private, unassigned and lone surrogate characters, line separators. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * Foreign text on one line, in which nothing is hidden and nothing reorders its surroundings: invisible characters are written
 * out. It is not escaped for any markup.
 */
export function printable(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    if (character === '\n') return '\\n';
    if (character === '\t') return '\\t';
    if (character === '\r') return '\\r';
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

/** At most `length` characters, with the whole length stated where something is cut; never half a character. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const note = `… (${text.length} characters)`;
  const cut = text.slice(0, Math.max(0, length - note.length));
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}${note}`;
}

/** A value as one word of a POSIX shell, quoted where it has to be. */
export const shellWord = (value: string) =>
  /^[\w:/.@=-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
