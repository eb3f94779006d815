import { FaultError } from '@auth0-cognito/contract';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser, LaunchOptions as PlaywrightOptions } from 'playwright-core';
import { fault } from '../faults';
import { cleanEnvironment } from '../processes/child-environment';
import type { BrowserTrust } from './trust';

/** What a browser is started with. */
export interface LaunchOptions {
  /** Path of a Chromium. */
  readonly chromium: string;
  /** Proxy by which it reaches everything; without one it reaches the network as this process does. */
  readonly proxy?: string;
  readonly trust?: BrowserTrust;
  /**
   * Ctrl-C and SIGTERM end the browser and then this process. Otherwise the caller handles them.
   *
   * @default false
   */
  readonly endsWithSignals?: boolean;
}

/** Nothing is looked up but by the proxy: the browser's own requests reach no server. */
const NO_NAMES = '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1';

/** Hosts that Chromium itself calls; past the proxy, where no name resolves, they are no refused hosts of a rehearsal. */
const BACKGROUND_HOSTS = ['*.google.com', '*.googleapis.com', '*.gvt1.com', '*.gstatic.com'];

/** Chromium's sandbox does not run as root. */
const isRoot = () => process.getuid?.() === 0;

function environmentOf(trust: BrowserTrust | undefined): Record<string, string> {
  return { ...cleanEnvironment(process.env.HOME ?? '/'), ...trust?.environment };
}

/** What Playwright starts every browser of a rehearsal with. */
export function playwrightOptions({
  chromium: executablePath,
  proxy,
  trust,
  endsWithSignals = false,
}: LaunchOptions): PlaywrightOptions & { args: string[] } {
  const home = trust?.environment.HOME;
  return {
    executablePath,
    chromiumSandbox: !isRoot(),
    env: environmentOf(trust),
    args: [...(trust?.args ?? []), ...(proxy ? [NO_NAMES] : [])],
    // A trace is gathered where the browser's other files are, so that none stays when a sign-in is stopped.
    ...(home !== undefined && { tracesDir: join(home, 'traces') }),
    // Playwright sends loopback hosts to it as well.
    ...(proxy && { proxy: { server: proxy, bypass: BACKGROUND_HOSTS.join(',') } }),
    handleSIGINT: endsWithSignals,
    handleSIGTERM: endsWithSignals,
    handleSIGHUP: endsWithSignals,
  };
}

/** Why a browser did not start: what Chromium itself says of it, else what Playwright says. */
export function browserUnusable(path: string, error: unknown) {
  const text = stripVTControlCharacters(String(error));
  // That a machine has no message bus stops no browser.
  const reason = /:ERROR:(?!dbus)\S+ (.*)/.exec(text)?.[1] ?? text.split('\n', 1)[0] ?? '';
  return new FaultError('browser', [fault.ERR_BROWSER_UNUSABLE({ path, why: reason.trim() })]);
}

/**
 * Starts a browser without a window.
 *
 * @throws FaultError ERR_BROWSER_UNUSABLE where it does not start.
 */
export async function launchBrowser(options: LaunchOptions): Promise<Browser> {
  try {
    return await chromium.launch({ ...playwrightOptions(options), headless: true });
  } catch (error) {
    throw browserUnusable(options.chromium, error);
  }
}
