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
import { SignInRun } from './sign-in-run';

/** A response of a stand-in to the browser, or to Cognito. */
export type SignInResponse = Pick<Exchange, 'host' | 'path' | 'status' | 'milliseconds'>;

/** Result of a sign-in. */
export interface SignInReport {
  /** Checks, in order, without those of a failed step. */
  readonly checks: readonly Check[];
  /** How the browser trusted the rehearsal: by its authority, with host name checks, or only by its key. */
  readonly trust: BrowserTrust['kind'];
  /** Response times of the stand-ins for each request of the sign-in, in order. */
  readonly answers: readonly SignInResponse[];
  /** Folder of screenshots and trace. It is kept after the rehearsal. */
  readonly folder: string;
  /** Screenshots of each page at desktop and phone width. */
  readonly pictures: readonly string[];
  /** Trace of the browser, for `playwright show-trace`. */
  readonly trace: string;
}

/** Settings of {@link signInAndOut}. */
export interface SignInOptions {
  readonly recorder: StepRecorder;
  /** Called with the report, also of a failed sign-in. */
  readonly onReport: (report: SignInReport) => void;
  /**
   * Timeout of a page, in milliseconds.
   *
   * @default 30_000
   */
  readonly longestWait?: number;
  /** Ends the browser and the sign-in. */
  readonly signal?: AbortSignal;
}

/** Timeout of a page on a busy machine, in milliseconds. */
const MAX_WAIT = 30_000;

/** Responses of the hosted sign-in and Auth0, without ids of sign-ins in paths. */
const responsesOf = (rehearsal: Rehearsal): SignInResponse[] =>
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
 * Opens a browser window with a URL of this rehearsal. It has a separate profile that trusts only this rehearsal in addition.
 *
 * @throws FaultError ERR_NO_DISPLAY, ERR_BROWSER_MISSING or ERR_BROWSER_UNUSABLE.
 */
export async function openOn(rehearsal: Rehearsal, url: string): Promise<VisibleBrowser> {
  return openBrowser({ ...(await rehearsal.browserOptions('visible-browser')), url });
}

/**
 * Signs a user in and out with the example application, in a browser that can only reach the rehearsal.
 *
 * @throws FaultError ERR_SIGN_IN, ERR_INTERRUPTED, ERR_BROWSER_MISSING or ERR_EXAMPLE_APP. `onReport` has been called with the results until then.
 */
export async function signInAndOut(
  rehearsal: Rehearsal,
  outputs: EnvironmentOutputs,
  { recorder, onReport, longestWait = MAX_WAIT, signal }: SignInOptions,
): Promise<void> {
  const before = responsesOf(rehearsal).length;
  const evidence = new Evidence(evidenceFolder(rehearsal.checkout, rehearsal.path));
  const { trust, browser } = await recorder.run(STEP.startBrowser, async () => {
    const [options] = await Promise.all([rehearsal.browserOptions('browser'), rehearsal.serveApplications(signal)]);
    return { trust: options.trust, browser: await launchBrowser(options) };
  });
  // A second call of Playwright's close does not wait for the first.
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= browser.close());
  const stop = () => void close();
  signal?.addEventListener('abort', stop, { once: true });
  let journey: SignInRun | undefined;
  try {
    if (signal?.aborted) throw interrupted();
    const context = await browser.newContext();
    context.setDefaultTimeout(longestWait);
    await evidence.start(context);
    try {
      journey = await SignInRun.begin(context, { rehearsal, outputs, evidence, recorder });
      await journey.run();
    } finally {
      if (!signal?.aborted) await evidence.stop(context);
    }
  } catch (error) {
    // Errors of pages after an interruption are not findings.
    throw signal?.aborted ? interrupted() : error;
  } finally {
    signal?.removeEventListener('abort', stop);
    await close();
    // An interrupted sign-in has no trace, and tests nothing.
    if (!signal?.aborted) {
      onReport({
        checks: journey?.checks ?? [],
        trust: trust.kind,
        answers: responsesOf(rehearsal).slice(before),
        folder: evidence.folder,
        pictures: evidence.pictures,
        trace: evidence.trace,
      });
    }
  }
}
