import './style.css';

import { Amplify } from 'aws-amplify';
import 'aws-amplify/auth/enable-oauth-listener';
import { Hub } from 'aws-amplify/utils';

import { loadConfig, type AmplifyConfig } from './config';
import { currentSession, signInByHostedPage, signInWithAuth0, signOutOfBoth } from './session';
import { failure, signedIn, welcome } from './view';

const view = document.querySelector<HTMLElement>('#view');
const status = document.querySelector<HTMLElement>('#status');
if (!view || !status) throw new Error('index.html has no #view and #status');

const show = (nodes: Node[]) => {
  view.replaceChildren(...nodes);
  // A screen reader announces the new heading.
  view.focus({ preventScroll: true });
};
const showStatus = (text: string) => {
  status.textContent = text;
};
/** After a refused sign-in, its error stays on the page. */
let hasFailed = false;
const fail = (error: unknown) => {
  hasFailed = true;
  showStatus('');
  show(
    failure(error instanceof Error ? error.message : String(error), () => {
      window.location.assign('/');
    }),
  );
};

/** Runs the action of a button. Shows an error on the page. */
const doing = (text: string, action: () => Promise<void>) => () => {
  showStatus(text);
  action().catch(fail);
};

async function showSession(config: AmplifyConfig, { refresh = false } = {}): Promise<void> {
  const session = await currentSession({ refresh });
  if (hasFailed) return;
  if (!session) {
    show(
      welcome({
        auth0: doing('Going to Auth0…', () => signInWithAuth0(config)),
        hosted: doing('Going to the sign-in page…', signInByHostedPage),
      }),
    );
    showStatus('');
    return;
  }
  show(
    signedIn(session, {
      refresh: doing('Refreshing…', () => showSession(config, { refresh: true })),
      signOut: doing('Signing out…', () => signOutOfBoth(config)),
    }),
  );
  showStatus(refresh ? 'The tokens are new.' : 'You are signed in.');
}

async function start(): Promise<void> {
  const config = await loadConfig();
  Hub.listen('auth', ({ payload }) => {
    if (payload.event === 'signInWithRedirect') showSession(config).catch(fail);
    if (payload.event === 'signInWithRedirect_failure') fail(payload.data.error);
  });
  Amplify.configure(config);
  const isReturning = new URLSearchParams(window.location.search).has('code');
  if (isReturning) showStatus('Signing you in…');
  else await showSession(config);
}

start().catch(fail);
