import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import { launchBrowser, openBrowser } from '../browser';
import type { BrowserTrust, VisibleBrowser } from '../browser';
import type { Check } from '../checks/check';
import { interrupted } from '../failures';
import type { Exchange } from '../gateway';
import type { Rehearsal } from '../rehearsal';
import { AUTH0_ROUTE, HOSTED_ROUTE } from '../stand-ins';
import type { StepRecorder } from '../step-recorder';
import { STEP } from '../step-names';
import { Evidence, evidenceFolder } from './evidence';
import { Journey } from './journey';

/** One answer of a stand-in to the browser, or to Cognito on its behalf. */
export type SignInAnswer = Pick<Exchange, 'host' | 'path' | 'status' | 'milliseconds'>;

/** What came of signing a person in and out. */
export interface SignInReport {
  /** What was looked at, in order; those of the step that stopped are missing. */
  readonly checks: readonly Check[];
  /** How the browser trusted the rehearsal: by its authority, names checked, or by its key alone. */
  readonly trust: BrowserTrust['kind'];
  /** What the stand-ins themselves took for each request of the sign-in, in order. */
  readonly answers: readonly SignInAnswer[];
  /** Folder of pictures and trace; it outlives the rehearsal. */
  readonly folder: string;
  /** Pictures of each page, at a desk and on a phone. */
  readonly pictures: readonly string[];
  /** What the browser did, for `playwright show-trace`. */
  readonly trace: string;
}

/** Settings of {@link signInAndOut}. */
export interface SignInOptions {
  readonly recorder: StepRecorder;
  /** Gets the report as far as it goes, also of a sign-in that fails. */
  readonly onReport: (report: SignInReport) => void;
  /**
   * How long a page may take, in milliseconds.
   *
   * @default 30_000
   */
  readonly longestWait?: number;
  /** Ends the browser, and the sign-in with it. */
  readonly signal?: AbortSignal;
}

/** How long a page may take on a machine that does other things as well, in milliseconds. */
const LONGEST_WAIT = 30_000;

/** What hosted sign-in and Auth0 have answered so far; an id in a path, which names one sign-in, is left out. */
const answersOf = (rehearsal: Rehearsal): SignInAnswer[] =>
  rehearsal
    .exchanges()
    .filter(({ route, path }) => route === HOSTED_ROUTE || (route === AUTH0_ROUTE && !path.startsWith('/api/v2/')))
    .map(({ host, path, status, milliseconds }) => ({
      host,
      path: path.replace(/^(\/u\/login|\/authorize)\/.*$/, '$1'),
      status,
      milliseconds,
    }));

/**
 * Opens a window at an address of this rehearsal, with its own profile, which trusts nothing else.
 *
 * @throws FaultError ERR_NO_DISPLAY, ERR_BROWSER_MISSING or ERR_BROWSER_UNUSABLE.
 */
export async function openOn(rehearsal: Rehearsal, url: string): Promise<VisibleBrowser> {
  return openBrowser({ ...(await rehearsal.browserOptions('visible-browser')), url });
}

/**
 * Signs a person in and out by the example application, in a browser that reaches nothing but the rehearsal.
 *
 * @throws FaultError ERR_SIGN_IN, ERR_INTERRUPTED, ERR_BROWSER_MISSING or ERR_EXAMPLE_APP. What was found until then was handed to `onReport`.
 */
export async function signInAndOut(
  rehearsal: Rehearsal,
  outputs: EnvironmentOutputs,
  { recorder, onReport, longestWait = LONGEST_WAIT, signal }: SignInOptions,
): Promise<void> {
  const before = answersOf(rehearsal).length;
  const evidence = new Evidence(evidenceFolder(rehearsal.checkout, rehearsal.path));
  const { trust, browser } = await recorder.run(STEP.startBrowser, async () => {
    const [options] = await Promise.all([rehearsal.browserOptions('browser'), rehearsal.serveApplications(signal)]);
    return { trust: options.trust, browser: await launchBrowser(options) };
  });
  // A second call of Playwright's own does not wait for the first.
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= browser.close());
  const stop = () => void close();
  signal?.addEventListener('abort', stop, { once: true });
  let journey: Journey | undefined;
  try {
    if (signal?.aborted) throw interrupted();
    const context = await browser.newContext();
    context.setDefaultTimeout(longestWait);
    await evidence.start(context);
    try {
      journey = await Journey.begin(context, { rehearsal, outputs, evidence, recorder });
      await journey.walk();
    } finally {
      if (!signal?.aborted) await evidence.stop(context);
    }
  } catch (error) {
    // What the pages say when the browser is taken from them is no finding.
    throw signal?.aborted ? interrupted() : error;
  } finally {
    signal?.removeEventListener('abort', stop);
    await close();
    // What was interrupted has no trace, and says nothing of the environment.
    if (!signal?.aborted) {
      onReport({
        checks: journey?.checks ?? [],
        trust: trust.kind,
        answers: answersOf(rehearsal).slice(before),
        folder: evidence.folder,
        pictures: evidence.pictures,
        trace: evidence.trace,
      });
    }
  }
}
