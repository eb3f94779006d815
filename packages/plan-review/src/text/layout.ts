import type { styleText } from 'node:util';

/** Adds color to a text, or returns it unchanged if the output has none. */
export type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** Width of the text in columns. It is that of a small terminal, so that the same text is readable everywhere. */
const WIDTH = 80;

const lengthOf = (text: string) => [...text].length;

/**
 * Breaks a text into lines between its words. The lines after the first one are indented by the length of the prefix. A word that is longer
 * than a line stays whole, so that an address or a command can be copied.
 *
 * @param painted the prefix with color.
 */
export function wrapped(prefix: string, text: string, painted = prefix): string[] {
  const budget = WIDTH - lengthOf(prefix);
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && lengthOf(line) + 1 + lengthOf(word) <= budget) lines.splice(-1, 1, `${line} ${word}`);
    else lines.push(word);
  }
  const indent = ' '.repeat(lengthOf(prefix));
  return lines.map((line, index) => (index === 0 ? painted : indent) + line);
}

/** A list of sections as one text: an empty line between them, none for an empty section. */
export const joined = (sections: readonly (readonly string[])[]) =>
  sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
