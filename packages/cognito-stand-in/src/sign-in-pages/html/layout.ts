import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { html, raw } from 'hono/html';

const STYLE = `
:root { color-scheme: light dark; --ink: #16191f; --paper: #fff; --back: #f2f3f5; --line: #8c939e; --accent: #0b5cad; --on-accent: #fff; --alert: #b3261e; --muted: #4a5260 }
@media (prefers-color-scheme: dark) { :root { --ink: #eceef1; --paper: #1d2129; --back: #12151a; --line: #7a8290; --accent: #7db8ff; --on-accent: #10141a; --alert: #ffb4ab; --muted: #b4bbc6 } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--back); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { width: 100%; max-width: 26rem; padding: 2rem 1.5rem; background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; overflow-wrap: anywhere }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25 }
h2 { margin: 0 0 .75rem; font-size: 1rem }
section + section { margin-top: 1.5rem; padding-top: 1.5rem; border-top: 1px solid var(--line) }
label { display: block; margin: 0 0 .25rem; font-weight: 600 }
input { width: 100%; margin: 0 0 1rem; padding: .625rem .75rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem }
.button { display: block; width: 100%; margin: 0 0 .75rem; padding: .75rem 1rem; font: inherit; font-weight: 600; text-align: center; text-decoration: none; color: var(--on-accent); background: var(--accent); border: 1px solid var(--accent); border-radius: .5rem; cursor: pointer }
.secondary { color: var(--accent); background: var(--paper) }
.button:hover { filter: brightness(1.1) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
[role=alert] { margin: 0 0 1rem; padding: .75rem; color: var(--alert); border: 1px solid currentColor; border-radius: .5rem }
a { color: var(--accent) }
footer { margin-top: 1.5rem; color: var(--muted); font-size: .875rem }
p { margin: 0 0 1rem }
footer p { margin: 0 }
`;

/** Markup of `hono/html`, which escapes every value. */
export type Markup = ReturnType<typeof html>;

/** Style and script of a page. */
export interface PageParts {
  /** @default - only the common style */
  readonly css?: string;
  /** @default - no script */
  readonly script?: string;
}

/** A page, with the style and script that its content security policy allows. */
export interface Page extends PageParts {
  readonly markup: Markup;
}

const styleOf = ({ css = '' }: PageParts) => `${STYLE}${css}`;

/** A page with the note that it is a stand-in. Style and script are inserted unchanged, because the policy contains their hashes. */
export function page(title: string, content: Markup, parts: PageParts = {}): Page {
  const markup = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${raw(`<style>${styleOf(parts)}</style>`)}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
          <footer>
            <p>Rehearsal stand-in for Amazon Cognito on this machine. Not AWS: use test accounts only.</p>
          </footer>
        </main>
        ${parts.script === undefined ? '' : raw(`<script>${parts.script}</script>`)}
      </body>
    </html>`;
  return { ...parts, markup };
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Sends a page with security headers.
 *
 * @param formTarget - scheme of the application to which the response of a form redirects; browsers check `form-action` for redirects, too
 */
export async function send(
  c: Context,
  { markup, ...parts }: Page,
  status: 200 | 400 | 403 | 404 | 405 | 413 | 414,
  formTarget = '',
) {
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(styleOf(parts))}`,
    ...(parts.script === undefined ? [] : [`script-src ${hashOf(parts.script)}`]),
    `form-action 'self' https: http: ${formTarget}`.trim(),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  c.header('content-security-policy', policy.join('; '));
  return c.html(await markup, status);
}
