import { FaultError } from '@auth0-cognito/contract';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser, LaunchOptions as PlaywrightOptions } from 'playwright-core';
import { fault } from '../faults';
import { cleanEnvironment } from '../processes/child-environment';
import type { BrowserTrust } from './trust';

/** Options to start a browser. */
export interface LaunchOptions {
  /** Path of a Chromium. */
  readonly chromium: string;
  /** Proxy for all requests. Without one, it uses the network of this process. */
  readonly proxy?: string;
  readonly trust?: BrowserTrust;
  /**
   * Ctrl-C and SIGTERM end the browser and then this process. Otherwise the caller handles them.
   *
   * @default false
   */
  readonly endsWithSignals?: boolean;
}

/** The browser resolves no host names itself, so its background requests reach no server. */
const RESOLVE_NO_HOST = '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1';

/** Hosts that Chromium itself calls. They bypass the proxy, so that they are not reported as refused hosts. */
const BACKGROUND_HOSTS = ['*.google.com', '*.googleapis.com', '*.gvt1.com', '*.gstatic.com'];

/** Chromium's sandbox does not run as root. */
const isRoot = () => process.getuid?.() === 0;

function environmentOf(trust: BrowserTrust | undefined): Record<string, string> {
  return { ...cleanEnvironment(process.env.HOME ?? '/'), ...trust?.environment };
}

/** Playwright options of every browser of a rehearsal. */
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
    args: [...(trust?.args ?? []), ...(proxy ? [RESOLVE_NO_HOST] : [])],
    // Traces are in the folder of the browser's other files, so that they are removed when a sign-in is stopped.
    ...(home !== undefined && { tracesDir: join(home, 'traces') }),
    // Playwright sends loopback hosts to it as well.
    ...(proxy && { proxy: { server: proxy, bypass: BACKGROUND_HOSTS.join(',') } }),
    handleSIGINT: endsWithSignals,
    handleSIGTERM: endsWithSignals,
    handleSIGHUP: endsWithSignals,
  };
}

/** Why a browser did not start: the message of Chromium, or else of Playwright. */
export function browserUnusable(path: string, error: unknown) {
  const text = stripVTControlCharacters(String(error));
  // A missing message bus (dbus) does not prevent a start.
  const reason = /:ERROR:(?!dbus)\S+ (.*)/.exec(text)?.[1] ?? text.split('\n', 1)[0] ?? '';
  return new FaultError('browser', [fault.ERR_BROWSER_UNUSABLE({ path, why: reason.trim() })]);
}

/**
 * Starts a browser without a window.
 *
 * @throws FaultError ERR_BROWSER_UNUSABLE if it does not start.
 */
export async function launchBrowser(options: LaunchOptions): Promise<Browser> {
  try {
    return await chromium.launch({ ...playwrightOptions(options), headless: true });
  } catch (error) {
    throw browserUnusable(options.chromium, error);
  }
}
