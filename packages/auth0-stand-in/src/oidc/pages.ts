import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { html, raw } from 'hono/html';
import { STYLE } from './style';

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** No scripts, external resources or frames. `form-action` is not limited, because forms redirect to applications. */
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; frame-ancestors 'none'`;

/** Markup of `hono/html`, which escapes every value. */
export type Html = ReturnType<typeof html>;

const MARK = raw(
  '<svg class="mark" viewBox="0 0 48 48" aria-hidden="true"><path fill="currentColor" d="M24 3 6 9.6v12.2C6 32.6 13.5 41.6 24 45c10.5-3.4 18-12.4 18-23.2V9.6L24 3Zm0 13a5.5 5.5 0 0 1 2.6 10.3l1.5 7.2h-8.2l1.5-7.2A5.5 5.5 0 0 1 24 16Z"/></svg>',
);

/** A page with a card, and the note that it is a stand-in. */
export const layout = (title: string, host: string, card: Html) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${raw(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <header class="note">Rehearsal: a local stand-in for Auth0 at ${host}. Use test users only.</header>
        <main><div class="card">${MARK}${card}</div></main>
      </body>
    </html> `;

/** Sends a page with security headers. */
export async function sendPage(response: ServerResponse, status: number, page: Html): Promise<void> {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': POLICY,
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  response.end(String(await page));
}

/** Properties of the sign-in page. */
export interface LoginPage {
  readonly host: string;
  readonly application: string;
  /** Name of the organization. */
  readonly organization?: string;
  /** Initial value of the field. */
  readonly email?: string;
  /** Error of the last attempt. */
  readonly error?: string;
}

/** The sign-in page. Its form is sent to the same URL. */
export function loginPage({ host, application, organization, email = '', error }: LoginPage): Html {
  const problem = error && html`<p class="error" role="alert" id="problem">${error}</p>`;
  const invalid = error && raw(' aria-invalid="true" aria-describedby="problem"');
  const focus = raw(' autofocus');
  return layout(
    `${error ? 'Error: ' : ''}Sign in to ${application}`,
    host,
    html`<h1>Welcome</h1>
      <p class="lead">
        Sign in${organization !== undefined && html` to <strong>${organization}</strong>`} to continue to
        <strong>${application}</strong>.
      </p>
      ${problem}
      <form method="post">
        <label for="username">Email address</label>
        <input
          id="username"
          name="username"
          type="text"
          inputmode="email"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          required
          maxlength="320"
          value="${email}"
          ${invalid}${!email && focus}
        />
        <label for="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
          maxlength="1024"
          ${invalid}${email && focus}
        />
        <button type="submit">Continue</button>
      </form>`,
  );
}

/** Properties of an error page. */
export interface ErrorPage {
  readonly host: string;
  readonly title: string;
  readonly message: string;
  /** Names and values for debugging. No secrets. */
  readonly details?: Readonly<Record<string, string>>;
}

/** An error page, for errors that cannot be sent to the application. */
export function errorPage({ host, title, message, details = {} }: ErrorPage): Html {
  const rows = Object.entries(details).map(
    ([name, value]) =>
      html`<dt>${name}</dt>
        <dd>${value}</dd>`,
  );
  return layout(
    title,
    host,
    html`<h1>${title}</h1>
      <p class="lead">${message}</p>
      ${rows.length > 0 && html`<dl>${rows}</dl>`}`,
  );
}
