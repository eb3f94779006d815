import { html } from 'hono/html';
import type { JsonObject } from '../../aws/api';
import { page } from './layout';
import type { Page } from './layout';
import { PASSKEY_SCRIPT } from './passkey-script';

/** Properties of a page that uses a passkey. */
export interface PasskeyPageProps {
  /** URL of the form, with its query. */
  readonly action: string;
  readonly csrfToken: string;
  /** Options of `navigator.credentials`, as JSON. */
  readonly options: JsonObject;
  /** CSS of the client's style. */
  readonly css: string;
  /** Why the last attempt failed. */
  readonly failure?: string;
}

interface Ceremony {
  readonly name: 'create' | 'get';
  readonly title: string;
  readonly lead: string;
  readonly button: string;
  /** Other fields of the form. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Link to another way to sign in. */
  readonly otherWay: { readonly text: string; readonly href: string };
}

function passkeyPage({ action, csrfToken, options, css, failure }: PasskeyPageProps, ceremony: Ceremony): Page {
  const fields = Object.entries({ _csrf: csrfToken, credential: '', ...ceremony.fields });
  return page(
    ceremony.title,
    html`<p>${ceremony.lead}</p>
      <p role="alert" id="failure" ${failure === undefined ? 'hidden' : ''}>${failure ?? ''}</p>
      <form method="post" action="${action}" data-ceremony="${ceremony.name}" data-options="${JSON.stringify(options)}">
        ${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <button class="button" type="submit">${ceremony.button}</button>
      </form>
      <p><a href="${ceremony.otherWay.href}">${ceremony.otherWay.text}</a></p>`,
    { css, script: PASSKEY_SCRIPT },
  );
}

/** The page that requests a passkey. `session` is the key of the request. */
export const passkeySignInPage = (props: PasskeyPageProps, session: string): Page =>
  passkeyPage(props, {
    name: 'get',
    title: 'Sign in with a passkey',
    lead: 'Your browser asks for your fingerprint, your face, your PIN or a security key.',
    button: 'Use passkey',
    fields: { session },
    otherWay: { text: 'Sign in another way', href: props.action },
  });

/** The page where a signed-in user adds a passkey. */
export const addPasskeyPage = (props: PasskeyPageProps, username: string, returnTo: string): Page =>
  passkeyPage(props, {
    name: 'create',
    title: 'Add a passkey',
    lead: `Sign in as ${username} without a password from now on: by your fingerprint, your face, your PIN or a security key.`,
    button: 'Create passkey',
    otherWay: { text: 'Not now', href: returnTo },
  });
