const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that is safe to send. Only {@link html} and {@link raw} make it. */
export class Html {
  constructor(readonly markup: string) {}
}

const escaped = (value: unknown): string => {
  if (value instanceof Html) return value.markup;
  if (Array.isArray(value)) return value.map(escaped).join('');
  if (value === undefined || value === false) return '';
  return String(value).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
};

/** Markup from a template; every value put in is escaped unless it is markup itself. `undefined` and `false` vanish. */
export function html(parts: TemplateStringsArray, ...values: readonly unknown[]): Html {
  return new Html(parts.reduce((text, part, index) => text + escaped(values[index - 1]) + part));
}

/** Text that is markup already. Never pass input. */
export const raw = (markup: string) => new Html(markup);
