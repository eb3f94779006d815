import type { Page } from 'playwright-core';
import { accessibilityFaults } from '../sign-in/accessible-evidence';

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };
const LOOKS = [
  { name: 'dark, phone', colorScheme: 'dark', size: PHONE },
  { name: 'light, desktop', colorScheme: 'light', size: DESK },
] as const;

/** Findings of axe on a page in light and dark colors, on a desktop and on a phone; and whether the page overflows. */
export async function faultsInEachLook(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const { name, colorScheme, size } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    const isCut = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
    const faults = [...(await accessibilityFaults(page)), ...(isCut ? ['the page is cut off'] : [])];
    found.push(...faults.map((fault) => `${page.url().replace(/[?#].*$/s, '')} (${name}): ${fault}`));
  }
  return found;
}
