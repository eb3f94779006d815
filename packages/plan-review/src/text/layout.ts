import type { styleText } from 'node:util';

/** Adds color to a text, or returns it unchanged if the output has none. */
export type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** Width of the text in columns. It is that of a small terminal, so that the same text is readable everywhere. */
const WIDTH = 80;

const lengthOf = (text: string) => [...text].length;

/** The words of a text, for {@link wrapped}. */
export const words = (text: string): readonly string[] => text.split(' ');

/**
 * Breaks a text into lines between its words. A word that is longer than a line stays whole, so that an address or a command can be
 * copied. The lines after the first one are indented by the length of the prefix, or by 2 without one: only a text of the review itself
 * begins in the first column, so that a text of the plan cannot pass for its verdict.
 *
 * @param text - a text, or its words: a text of the plan with spaces, such as an address, is one word
 * @param painted - the prefix with color
 */
export function wrapped(prefix: string, text: string | readonly string[], painted = prefix): string[] {
  const budget = WIDTH - lengthOf(prefix);
  const lines: string[] = [];
  for (const word of typeof text === 'string' ? words(text) : text) {
    const line = lines.at(-1);
    if (line !== undefined && lengthOf(line) + 1 + lengthOf(word) <= budget) lines.splice(-1, 1, `${line} ${word}`);
    else lines.push(word);
  }
  const indent = ' '.repeat(lengthOf(prefix) || 2);
  return lines.map((line, index) => (index === 0 ? painted : indent) + line);
}

/** A list of sections as one text: an empty line between them, none for an empty section. */
export const joined = (sections: readonly (readonly string[])[]) =>
  sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
