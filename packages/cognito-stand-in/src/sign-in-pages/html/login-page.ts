import { html } from 'hono/html';
import type { SignInRequest } from '../sign-in-request';
import { page } from './layout';
import type { Page } from './layout';

/** Properties of the sign-in page. */
export interface LoginPageProps {
  readonly request: SignInRequest;
  /** Parameters of the request, which every link and form passes on. */
  readonly query: URLSearchParams;
  /** Identity providers of the client, without `COGNITO`. */
  readonly providers: readonly string[];
  readonly offersPassword: boolean;
  readonly offersPasskey: boolean;
  readonly csrfToken: string;
  /** CSS of the client's style. */
  readonly css: string;
  readonly failure?: LoginFailure;
}

/** The last input of the user, and why it failed. */
export interface LoginFailure {
  readonly username: string;
  readonly reason: string;
}

const providerLink = (query: URLSearchParams, provider: string) => {
  const parameters = new URLSearchParams(query);
  parameters.set('identity_provider', provider);
  return `/oauth2/authorize?${parameters.toString()}`;
};

/** The Enter key submits with the first button of the form, that of the password. */
const passwordForm = ({ query, csrfToken, failure, offersPasskey }: LoginPageProps) => html`
  <section aria-labelledby="password-heading">
    <h2 id="password-heading">Sign in with a ${offersPasskey ? 'username' : 'password'}</h2>
    ${failure ? html`<p role="alert" id="failure">${failure.reason}</p>` : ''}
    <form method="post" action="/login?${query.toString()}">
      <input type="hidden" name="_csrf" value="${csrfToken}" />
      <label for="username">Username</label>
      <input
        id="username"
        name="username"
        autocomplete="username"
        autocapitalize="none"
        spellcheck="false"
        maxlength="128"
        required
        value="${failure?.username ?? ''}"
        ${failure ? html`aria-invalid="true" aria-describedby="failure"` : ''}
      />
      <label for="password">Password</label>
      <input
        id="password"
        name="password"
        type="password"
        autocomplete="current-password"
        maxlength="256"
        required
        ${failure ? html`aria-invalid="true" aria-describedby="failure"` : ''}
      />
      <button class="button" type="submit">Sign in</button>
      ${
        offersPasskey
          ? html`<button class="button secondary" type="submit" name="passkey" value="use" formnovalidate>
              Sign in with a passkey
            </button>`
          : ''
      }
    </form>
    <p><a href="/forgotPassword?${query.toString()}">Forgot your password?</a></p>
  </section>
`;

/** The sign-in page. */
export function loginPage(props: LoginPageProps): Page {
  const { request, providers, query, offersPassword, css } = props;
  return page(
    `Sign in to ${request.client.name}`,
    html`
      ${
        providers.length > 0
          ? html`<section aria-labelledby="provider-heading">
              <h2 id="provider-heading">Sign in with your organization</h2>
              ${providers.map(
                (provider) =>
                  html`<a class="button" href="${providerLink(query, provider)}">Continue with ${provider}</a>`,
              )}
            </section>`
          : ''
      }
      ${offersPassword ? passwordForm(props) : ''}
      ${
        providers.length === 0 && !offersPassword
          ? html`<p role="alert">No sign-in method is enabled for this application.</p>`
          : ''
      }
    `,
    { css },
  );
}
