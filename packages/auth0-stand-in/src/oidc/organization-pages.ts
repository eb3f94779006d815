import { html, raw } from 'hono/html';
import { layout } from './pages';
import type { Html } from './pages';
import type { OrganizationRecord } from '../store-state';

/** Properties of the page that prompts for a name. */
export interface OrganizationNamePage {
  readonly host: string;
  readonly application: string;
  /** The last input, and why it was refused. */
  readonly refused?: { readonly name: string; readonly reason: string };
}

/** The page that prompts for the name of an organization, before the credentials. */
export function organizationNamePage({ host, application, refused }: OrganizationNamePage): Html {
  const invalid = refused && raw(' aria-invalid="true" aria-describedby="problem"');
  return layout(
    `${refused ? 'Error: ' : ''}Enter your organization`,
    host,
    html`<h1>Enter your organization</h1>
      <p class="lead">Sign in to continue to <strong>${application}</strong>.</p>
      ${refused && html`<p class="error" role="alert" id="problem">${refused.reason}</p>`}
      <form method="post">
        <label for="organization">Organization name</label>
        <input
          id="organization"
          name="organization"
          type="text"
          autocomplete="organization"
          autocapitalize="none"
          spellcheck="false"
          required
          maxlength="50"
          value="${refused?.name ?? ''}"
          ${invalid}
          autofocus
        />
        <button type="submit">Continue</button>
      </form>`,
  );
}

/** Properties of the organization picker. */
export interface OrganizationPickerPage {
  readonly host: string;
  readonly application: string;
  readonly organizations: readonly OrganizationRecord[];
}

/** The page where a member of several organizations selects one, after the credentials. Auth0 shows the first 20. */
export function organizationPickerPage({ host, application, organizations }: OrganizationPickerPage): Html {
  return layout(
    'Select an organization',
    host,
    html`<h1>Select an organization</h1>
      <p class="lead">Sign in to continue to <strong>${application}</strong>.</p>
      <form method="post">
        ${organizations
          .slice(0, 20)
          .map(
            ({ id, name, display_name }) =>
              html`<button name="organization" value="${id}">${display_name ?? name}</button>`,
          )}
      </form>`,
  );
}
