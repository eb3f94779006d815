import { FaultError } from '@auth0-cognito/contract';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext } from 'playwright-core';
import { fault } from '../faults';
import { browserUnusable, playwrightOptions } from './launch';
import type { LaunchOptions } from './launch';

/** A browser that a person uses. */
export interface VisibleBrowser {
  /** Resolves when it has ended: its person closed it, or {@link VisibleBrowser.close} did. */
  readonly closed: Promise<void>;
  /** Ends it. May be called again. */
  close(): Promise<void>;
}

/** Settings of {@link openBrowser}. */
export interface VisibleOptions extends Required<Omit<LaunchOptions, 'endsWithSignals'>> {
  /** A separate folder, which holds the profile. */
  readonly home: string;
  /** Page that it opens with. */
  readonly url: string;
  /**
   * False: the same without a window.
   *
   * @default true
   */
  readonly hasWindow?: boolean;
}

/** It would offer to keep test passwords. */
const PREFERENCES = { credentials_enable_service: false, profile: { password_manager_enabled: false } };

/**
 * Sees that a window can be opened.
 *
 * @throws FaultError ERR_NO_DISPLAY where there is no screen for it.
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
    // A bar over each page warns of flags. Where one of them weakens trust it stays.
    args: [...args, ...(options.trust.kind === 'authority' ? ['--test-type'] : [])],
    // A person drives it: no bar that says otherwise, and pages as large and as dark as they like them.
    ignoreDefaultArgs: ['--enable-automation'],
    viewport: null,
    colorScheme: null,
  });
}

/**
 * Opens a window on a rehearsal, with its own profile in `home`. It ends with this process, however that ends.
 *
 * @throws FaultError ERR_NO_DISPLAY where there is no screen for it; ERR_BROWSER_UNUSABLE where it does not start.
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
