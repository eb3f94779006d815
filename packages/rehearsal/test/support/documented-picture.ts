import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { checkShown, imagesFolder, recordShown, shownHash } from '../../../checkout/test/support/documented-image';

const SIZE = { width: 720, height: 560 };

/** Visible texts of a page, without its values and its status, which differ each time; and its style. */
const SHOWN = `({
  texts: [...document.querySelectorAll('h1, h2, p:not([role=status]), label, button, a, dt, summary')]
    .filter((each) => each.checkVisibility())
    .map((each) => each.textContent.trim().replace(/\\s+/g, ' ')),
  style: [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)).join(' '),
})`;

/**
 * Takes a screenshot of a page for docs/images, in light colors, in `npm run images`; otherwise checks that the picture
 * shows the page.
 */
export async function documentedPicture(page: Page, name: string): Promise<void> {
  const { texts, style } = await page.evaluate<{ texts: string[]; style: string }>(SHOWN);
  const shown = { texts: [await page.title(), ...new Set(texts)], hash: shownHash(style) };
  if (process.env.FEDERATION_IMAGES !== 'write') return checkShown(name, shown);
  const before = page.viewportSize();
  await page.setViewportSize(SIZE);
  await page.emulateMedia({ colorScheme: 'light' });
  const path = join(imagesFolder(), `${name}.png`);
  await page.screenshot({ path, fullPage: true, animations: 'disabled', caret: 'hide' });
  if (before) await page.setViewportSize(before);
  recordShown(name, shown);
}
