/** Markup that needs no escaping. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = string | number | Markup | undefined | null | false | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Text escaped for HTML content and for quoted attributes. */
export const escaped = (text: string) => text.replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '');

const written = (part: Part): string => {
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return (part as readonly Part[]).map(written).join('');
  return part === undefined || part === null || part === false ? '' : escaped(String(part));
};

/** A template that escapes every inserted part, except for `Markup`. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.reduce((text, string, index) => text + written(parts[index - 1]) + string));
}

/** Untrusted text, isolated by `<bdi>`: its writing direction does not affect the text around it. */
export const plain = (text: string) => markup`<bdi>${text}</bdi>`;

/** Untrusted text as code. */
export const code = (text: string) => markup`<code>${plain(text)}</code>`;
