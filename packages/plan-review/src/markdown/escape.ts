const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * Untrusted text as a code span. In a code span, GitHub interprets no markup, mention, link or reference. Line breaks and invisible
 * characters are removed.
 */
export function code(text: string): string {
  const safe = withoutComments(text);
  const isolated = RIGHT_TO_LEFT.test(safe) ? `\u2066${safe}\u2069` : safe;
  const longest = Math.max(0, ...[...isolated.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  // Markdown removes one space from both ends if both have one.
  const padding = /^[`\s]|[`\s]$/.test(isolated) || isolated === '' ? ' ' : '';
  return `${fence}${padding}${isolated}${padding}${fence}`;
}

/** The workflow finds its comment by an HTML comment in the text, so the text must have no other one. */
export const withoutComments = (text: string) => text.replaceAll('<!--', '<!- -');

/** A sentence of this package, with its markup escaped. */
export const prose = (text: string) => text.replace(/[\\`*_{}[\]<>#|~@]/g, (character) => `\\${character}`);

/** Lines as a fenced block with a fence that no line can close. */
export function fenced(language: string, lines: readonly string[]): string {
  const text = lines.map(withoutComments).join('\n');
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
