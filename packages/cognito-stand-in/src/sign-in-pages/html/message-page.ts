import { html } from 'hono/html';
import { page } from './layout';
import type { Page } from './layout';

const EXPLAINED: Readonly<Record<string, string>> = {
  redirect_mismatch:
    'The app client does not exist, or the redirect URL is not exactly one of those registered for it.',
  invalid_state:
    'This sign-in was not started in this browser, has already been completed, or took longer than five minutes.',
};

/** A page for a feature of Cognito that this stand-in does not have. */
export function notRehearsedPage(message: string): Page {
  return page(
    'Not rehearsed',
    html`<p role="alert">${message}</p>
      <p>Amazon Cognito has this page or feature. This stand-in does not.</p>`,
  );
}

/** An error page: with an error name of Cognito, or a sentence. */
export function messagePage(message: string): Page {
  const explanation = EXPLAINED[message];
  return page(
    'An error was encountered with the requested page',
    html`<p role="alert">${message}</p>
      ${explanation ? html`<p>${explanation}</p>` : ''}`,
  );
}
