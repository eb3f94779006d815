import { chromium, type Browser } from 'playwright-core';
import { findCheckout, readToolchain } from '@auth0-cognito/checkout';

/** Path of the Chromium that set-up found, null where there is none. */
export const browserPath = (): string | null => readToolchain(findCheckout()).chromium;

/** Opens it. */
export function openBrowser(): Promise<Browser> {
  const executablePath = browserPath();
  if (executablePath === null) throw new Error('no Chromium: run npm run setup where there is one');
  // Its sandbox does not run as root.
  return chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
}
