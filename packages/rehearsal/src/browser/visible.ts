import { FaultError } from '@auth0-cognito/contract';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext } from 'playwright-core';
import { fault } from '../faults';
import { browserUnusable, playwrightOptions } from './launch';
import type { LaunchOptions } from './launch';

/** A browser with a window. */
export interface VisibleBrowser {
  /** Resolves when it has ended, by the user or by {@link VisibleBrowser.close}. */
  readonly closed: Promise<void>;
  /** Closes it. Can be called more than once. */
  close(): Promise<void>;
}

/** Settings of {@link openBrowser}. */
export interface VisibleOptions extends Required<Omit<LaunchOptions, 'endsWithSignals'>> {
  /** A separate folder, which holds the profile. */
  readonly home: string;
  /** Page that it opens with. */
  readonly url: string;
  /**
   * False for a browser without a window.
   *
   * @default true
   */
  readonly hasWindow?: boolean;
}

/** Chromium would offer to save test passwords. */
const PREFERENCES = { credentials_enable_service: false, profile: { password_manager_enabled: false } };

/**
 * Checks that a window can be opened.
 *
 * @throws FaultError ERR_NO_DISPLAY without a screen.
 */
export function requireDisplay(environment: NodeJS.ProcessEnv = process.env): void {
  if (process.platform === 'linux' && !environment.DISPLAY && !environment.WAYLAND_DISPLAY)
    throw new FaultError('browser', [fault.ERR_NO_DISPLAY()]);
}

async function launch({ home, hasWindow = true, ...options }: VisibleOptions): Promise<BrowserContext> {
  const profile = join(home, 'profile');
  mkdirSync(join(profile, 'Default'), { recursive: true, mode: 0o700 });
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(PREFERENCES));
  const { args, ...common } = playwrightOptions(options);
  return chromium.launchPersistentContext(profile, {
    ...common,
    headless: !hasWindow,
    // Hides the warning bar about flags, unless a flag weakens trust.
    args: [...args, ...(options.trust.kind === 'authority' ? ['--test-type'] : [])],
    // Removes the automation bar, and uses the window size and color scheme of the user.
    ignoreDefaultArgs: ['--enable-automation'],
    viewport: null,
    colorScheme: null,
  });
}

/**
 * Opens a window on a rehearsal, with its own profile in `home`. It ends when this process ends.
 *
 * @throws FaultError ERR_NO_DISPLAY without a screen; ERR_BROWSER_UNUSABLE if it does not start.
 */
export async function openBrowser(options: VisibleOptions): Promise<VisibleBrowser> {
  if (options.hasWindow ?? true) requireDisplay();
  let context: BrowserContext | undefined;
  try {
    context = await launch(options);
    const opened = context;
    const closed = new Promise<void>((resolve) => void opened.once('close', () => resolve()));
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(options.url, { waitUntil: 'commit' });
    return { closed, close: () => opened.close() };
  } catch (error) {
    await context?.close();
    throw browserUnusable(options.chromium, error);
  }
}
