import { join } from 'node:path';
import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import { browserTrust, launchBrowser } from '../browser';
import type { BrowserTrust } from '../browser';
import { readToolchain } from '../checkout';
import type { Check } from '../checks/check';
import * as errors from '../errors';
import type { Rehearsal } from '../rehearsal';
import type { StepRecorder } from '../step-recorder';
import { Evidence, evidenceFolder } from './evidence';
import { Journey } from './journey';

/** What came of signing a person in and out. */
export interface SignInReport {
  /** What was looked at, in order; those of the step that stopped are missing. */
  readonly checks: readonly Check[];
  /** How the browser trusted the rehearsal: by its authority, names checked, or by its key alone. */
  readonly trust: BrowserTrust['kind'];
  /** Folder of pictures and trace; it outlives the rehearsal. */
  readonly folder: string;
  /** Pictures of each page, at a desk and on a phone. */
  readonly pictures: readonly string[];
  /** What the browser did, for `playwright show-trace`. */
  readonly trace: string;
}

/** How long a page may take on a machine that does other things as well. */
const LONGEST_WAIT = 30_000;

/** Browser and trust for this rehearsal, as the set-up of its checkout found them. */
export async function browserFor(rehearsal: Rehearsal, name: string) {
  const { checkout, folder, runner, gateway, authority } = rehearsal.parts;
  const { chromium, certutil } = readToolchain(checkout);
  if (!chromium) throw errors.browserMissing(join(checkout, '.local/toolchain.json'));
  const home = join(folder.path, name);
  const trust = await browserTrust({ home, authority, certutil, runner });
  return { chromium, proxy: gateway.url, trust, home };
}

/**
 * Signs a person in and out by the example application, in a browser that reaches nothing but the rehearsal.
 *
 * @throws FaultError ERR_SIGN_IN, ERR_BROWSER_MISSING or ERR_EXAMPLE_APP. What was found until then was handed to `onReport`.
 */
export async function signInAndOut(
  rehearsal: Rehearsal,
  outputs: EnvironmentOutputs,
  recorder: StepRecorder,
  onReport: (report: SignInReport) => void,
): Promise<void> {
  const { checkout, folder } = rehearsal.parts;
  const evidence = new Evidence(evidenceFolder(checkout, folder.path));
  const { trust, browser } = await recorder.run('start application and browser', async () => {
    const [options] = await Promise.all([browserFor(rehearsal, 'browser'), rehearsal.serveApplications()]);
    return { trust: options.trust, browser: await launchBrowser(options) };
  });
  let journey: Journey | undefined;
  try {
    const context = await browser.newContext();
    context.setDefaultTimeout(LONGEST_WAIT);
    await evidence.start(context);
    try {
      journey = await Journey.begin(rehearsal, outputs, evidence, recorder, context);
      await journey.walk();
    } finally {
      await evidence.stop(context);
    }
  } finally {
    await browser.close();
    onReport({
      checks: journey?.checks ?? [],
      trust: trust.kind,
      folder: evidence.folder,
      pictures: evidence.pictures,
      trace: evidence.trace,
    });
  }
}
