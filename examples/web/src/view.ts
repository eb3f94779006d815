import type { Claims, Session } from './session';

/** Creates an element. Sets text as text content, so that a claim cannot contain markup. */
function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function button(text: string, action: () => void, className = ''): HTMLButtonElement {
  const made = element('button', { type: 'button', className }, text);
  made.addEventListener('click', action);
  return made;
}

const shown = (name: string, value: unknown): string => {
  // NumericDate claims: seconds since 1970.
  if (['exp', 'iat', 'auth_time'].includes(name) && typeof value === 'number')
    return new Date(value * 1000).toLocaleString();
  return typeof value === 'string' ? value : JSON.stringify(value);
};

function definitions(rows: readonly (readonly [string, string])[]): HTMLDListElement {
  return element(
    'dl',
    {},
    ...rows.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
  );
}

const claimsCard = (title: string, claims: Claims) =>
  element(
    'details',
    {},
    element('summary', {}, title),
    definitions(Object.entries(claims).map(([name, value]) => [name, shown(name, value)] as const)),
  );

/** The page for a user who is not signed in. */
export function welcome(actions: { auth0: () => void; hosted: () => void }): Node[] {
  return [
    element('h1', {}, 'Welcome'),
    element('p', {}, 'Sign in to see who you are to this application and to AWS.'),
    element(
      'div',
      { className: 'actions' },
      button('Sign in with Auth0', actions.auth0, 'primary'),
      button('Other ways to sign in', actions.hosted),
    ),
  ];
}

/** The page for a signed-in user. */
export function signedIn(session: Session, actions: { refresh: () => void; signOut: () => void }): Node[] {
  return [
    element('h1', {}, `Hello, ${session.name}`),
    element(
      'section',
      {},
      element('h2', {}, 'AWS identity'),
      definitions([
        ['Identity', session.identityId],
        ['Access key ID', session.accessKeyId],
        ['Valid until', session.credentialsExpire?.toLocaleString() ?? 'unknown'],
      ]),
    ),
    element(
      'section',
      {},
      element('h2', {}, 'Tokens'),
      claimsCard('Claims of the ID token', session.idClaims),
      claimsCard('Claims of the access token', session.accessClaims),
    ),
    element(
      'div',
      { className: 'actions' },
      button('Refresh tokens', actions.refresh),
      button('Sign out', actions.signOut, 'primary'),
    ),
  ];
}

/** The page of an error that ends the sign-in. */
export function failure(problem: string, again: () => void): Node[] {
  return [
    element('h1', {}, 'The sign-in failed'),
    element('p', { className: 'problem' }, problem),
    element('div', { className: 'actions' }, button('Try again', again, 'primary')),
  ];
}
