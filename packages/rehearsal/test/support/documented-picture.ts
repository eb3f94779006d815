import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { checkShown, imagesFolder, recordShown } from '../../../checkout/test/support/documented-image';

const SIZE = { width: 720, height: 560 };

/** Texts and style of a page: not its values and its status, which differ each time. */
const SHOWN = `JSON.stringify([
  ...[...document.querySelectorAll('title, h1, h2, p:not([role=status]), label, button, a, dt, summary')].map((each) => each.textContent.trim()),
  ...[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)),
])`;

/** Takes a picture of a page for docs/images, in light colors, by `npm run images`; else checks that the picture shows the page. */
export async function documentedPicture(page: Page, name: string): Promise<void> {
  const shown = await page.evaluate<string>(SHOWN);
  if (process.env.FEDERATION_IMAGES !== 'write') return checkShown(name, shown);
  const before = page.viewportSize();
  await page.setViewportSize(SIZE);
  await page.emulateMedia({ colorScheme: 'light' });
  const path = join(imagesFolder(), `${name}.png`);
  await page.screenshot({ path, fullPage: true, animations: 'disabled', caret: 'hide' });
  if (before) await page.setViewportSize(before);
  recordShown(name, shown);
}
