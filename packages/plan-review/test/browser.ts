import { chromium, type Browser } from 'playwright-core';
import { findCheckout, readToolchain } from '@auth0-cognito/checkout';

/** Path of the Chromium that the set-up found; null if none. */
export const browserPath = (): string | null => readToolchain(findCheckout()).chromium;

/** Starts the browser. */
export function openBrowser(): Promise<Browser> {
  const executablePath = browserPath();
  if (executablePath === null) throw new Error('no Chromium: run npm run setup where there is one');
  // Chromium's sandbox does not run as root.
  return chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
}
