/** Scripts that are written from right to left. */
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * Untrusted text as a code span. Within one nothing is markup, and GitHub makes no mention, link or reference of it. The text has
 * no line breaks and no invisible characters.
 */
export function code(text: string): string {
  const safe = withoutComments(text);
  const isolated = RIGHT_TO_LEFT.test(safe) ? `\u2066${safe}\u2069` : safe;
  const longest = Math.max(0, ...[...isolated.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  // Markdown takes one space off both ends, and only where both have one.
  const padding = /^[`\s]|[`\s]$/.test(isolated) || isolated === '' ? ' ' : '';
  return `${fence}${padding}${isolated}${padding}${fence}`;
}

/** The comment is found by an HTML comment in its source: no other may stand there. */
export const withoutComments = (text: string) => text.replaceAll('<!--', '<!- -');

/** A sentence of our own in which nothing is markup. */
export const prose = (text: string) => text.replace(/[\\`*_{}[\]<>#|~@]/g, (character) => `\\${character}`);

/** Lines as a fenced block that none of them can close. */
export function fenced(language: string, lines: readonly string[]): string {
  const text = lines.map(withoutComments).join('\n');
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
