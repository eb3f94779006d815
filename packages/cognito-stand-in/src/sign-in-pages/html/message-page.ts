import { html } from 'hono/html';
import { page } from './layout';
import type { Page } from './layout';

const EXPLAINED: Readonly<Record<string, string>> = {
  redirect_mismatch:
    'The application client is unknown here, or the address to return to is not registered with it to the letter.',
  invalid_state:
    'This sign-in was not started in this browser, was answered already, or took longer than five minutes.',
};

/** A page for what Cognito has and this stand-in has not. */
export function notRehearsedPage(message: string): Page {
  return page(
    'Not rehearsed',
    html`<p role="alert">${message}</p>
      <p>Amazon Cognito continues from here. This stand-in does not, and does not guess the next page.</p>`,
  );
}

/** A page with the error: an error name of Cognito, or a sentence. */
export function messagePage(message: string): Page {
  const explanation = EXPLAINED[message];
  return page(
    'An error was encountered with the requested page',
    html`<p role="alert">${message}</p>
      ${explanation ? html`<p>${explanation}</p>` : ''}`,
  );
}
