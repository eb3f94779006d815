import { createHash } from 'node:crypto';
import { KINDS, type Review } from '../model';
import { KIND_TEXTS, SEVERITIES, STATUS_WORDS } from '../texts';
import { Markup, markup } from './markup';
import { pageScript, pageStyle } from './page-assets';
import { environmentSection } from './sections';

const source = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Content security policy of the page: it runs only its own style and script, and loads and sends nothing. */
const policyOf = (style: string, script: string) =>
  `default-src 'none'; style-src ${source(style)}; script-src ${source(script)}; base-uri 'none'; form-action 'none'`;

/** Maximum size of the lists of a page, in bytes. The whole page stays below 5 MB. */
const MAX_LIST_BYTES = 3_500_000;

/** Renders reviews as one HTML page that loads nothing from the network. */
export function renderHtml(reviews: Review | readonly Review[]): string {
  const list = Array.isArray(reviews) ? (reviews as readonly Review[]) : [reviews as Review];
  const [style, script] = [pageStyle(), pageScript()];
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policyOf(style, script)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>
          Plan review:
          ${list.map(({ environment, status }) => `${environment} ${STATUS_WORDS[status].words}`).join(', ')}
        </title>
        <style>${new Markup(style)}</style>
      </head>
      <body>
        <a class="skip" href="#reviews">Skip to the reviews</a>
        <header class="page">
          <h1>Plan review</h1>
          <p class="soft">The effects of planned changes on sign-in and its users.</p>
        </header>
        <main id="reviews">${filters(list)} ${list.map((review, index) => environmentSection(review, index, MAX_LIST_BYTES / list.length))}</main>
        <footer class="page soft">
          Masked: values that Terraform flags as sensitive, and secrets known by their name or shape. An unflagged secret
          with another name and shape is shown, so share this page as you share the plan.
        </footer>
        <script>${new Markup(script)}</script>
      </body>
    </html> `;
  return page.text;
}

function filters(reviews: readonly Review[]): Markup {
  const kinds = new Set<string>(reviews.flatMap(({ changes }) => changes.map(({ kind }) => kind)));
  const hasDrift = reviews.some(({ drift }) => drift.length > 0);
  const severities = new Set<string>(reviews.flatMap(({ risks }) => risks.map(({ severity }) => severity)));
  return markup`<details class="filters" hidden>
    <summary>Filter</summary>
    ${
      reviews.length > 1 &&
      group(
        'environment',
        'Environment',
        reviews.map(({ environment }) => [environment, environment] as const),
      )
    }
    ${group('action', 'Action', [
      ...KINDS.filter((kind) => kinds.has(kind)).map((kind) => [kind, KIND_TEXTS[kind].word] as const),
      ...(hasDrift ? [['drift', 'drift'] as const] : []),
    ])}
    ${group('risk', 'Risk', [
      ...SEVERITIES.filter(({ severity }) => severities.has(severity)).map(
        ({ severity, words }) => [severity, words] as const,
      ),
      ['none', 'None'],
    ])}
    <button type="button">Show all</button><span class="soft" role="status"></span>
  </details>`;
}

const group = (name: string, title: string, choices: readonly (readonly [value: string, words: string])[]) =>
  markup`<fieldset>
    <legend>${title}</legend>
    ${choices.map(
      ([value, words]) =>
        markup`<label class="chip"
          ><input type="checkbox" name="${name}" value="${value}" /><span>${words}</span></label
        >`,
    )}
  </fieldset>`;
