import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import * as errors from '../errors';
import { scrubbed } from '../processes/child-environment';
import type { BrowserTrust } from './trust';

/** What a browser is started with. */
export interface LaunchOptions {
  /** Path of a Chromium. */
  readonly chromium: string;
  /** Proxy by which it reaches everything; without one it reaches the network as this process does. */
  readonly proxy?: string;
  readonly trust?: BrowserTrust;
}

/** Nothing is looked up but by the proxy: what the browser asks for of its own goes nowhere. */
const NO_NAMES = '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1';

/** Hosts that Chromium calls of its own; past the proxy, where no name resolves, they are no refused hosts of a rehearsal. */
const BACKGROUND_HOSTS = ['*.google.com', '*.googleapis.com', '*.gvt1.com', '*.gstatic.com'];

/** Chromium's sandbox does not run as root. */
const isRoot = () => process.getuid?.() === 0;

const environmentOf = (trust: BrowserTrust | undefined) => ({
  ...scrubbed(process.env),
  ...trust?.environment,
});

/** Starts a browser without a window. */
export function launchBrowser({ chromium: executablePath, proxy, trust }: LaunchOptions): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    chromiumSandbox: !isRoot(),
    env: environmentOf(trust),
    args: [...(trust?.args ?? []), ...(proxy ? [NO_NAMES] : [])],
    // Playwright sends loopback hosts to it as well.
    ...(proxy && { proxy: { server: proxy, bypass: BACKGROUND_HOSTS.join(',') } }),
  });
}

/** A browser that a person uses. */
export interface VisibleBrowser {
  /** Ends it. */
  close(): void;
}

/** Arguments of a visible browser at `url` on a rehearsal. */
export function visibleArguments(
  options: Required<Omit<LaunchOptions, 'chromium'>>,
  home: string,
  url: string,
): string[] {
  return [
    `--proxy-server=${options.proxy}`,
    // Without this, hosts on loopback would go past the proxy.
    `--proxy-bypass-list=${['<-loopback>', ...BACKGROUND_HOSTS].join(';')}`,
    `--user-data-dir=${join(home, 'profile')}`,
    NO_NAMES,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...(isRoot() ? ['--no-sandbox'] : []),
    ...options.trust.args,
    url,
  ];
}

/**
 * Sees that a window can be opened.
 *
 * @throws FaultError ERR_NO_DISPLAY where there is no screen for it.
 */
export function requireDisplay(environment: NodeJS.ProcessEnv = process.env): void {
  if (process.platform === 'linux' && !environment.DISPLAY && !environment.WAYLAND_DISPLAY) throw errors.noDisplay();
}

/**
 * Opens a window on a rehearsal, with a profile of its own in `home`.
 *
 * @throws FaultError ERR_NO_DISPLAY where there is no screen for it.
 */
export async function openBrowser(
  { chromium: executablePath, ...options }: Required<LaunchOptions>,
  home: string,
  url: string,
): Promise<VisibleBrowser> {
  requireDisplay();
  const child = spawn(executablePath, visibleArguments(options, home, url), {
    env: environmentOf(options.trust),
    stdio: 'ignore',
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(errors.browserUnusable(executablePath, error.message)));
  });
  return { close: () => void child.kill() };
}
