// Writes docs/images: the comment as GitHub shows it, and the page on a wide screen, in the dark and on a phone, both of a real
// plan of test/fixtures. Mermaid and a font of emoji are fetched into an ignored folder: they are too heavy for every checkout.
//
//   npm run images -w @auth0-cognito/plan-review
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { imagesFolder, recordShown } from '../../checkout/test/support/documented-image';
import { openBrowser } from './browser';
import { documentedContents, documentedReview } from './documented-review';
import { githubPage } from './github-comment';

const MERMAID = 'mermaid@11.12.0';
const EMOJI = '@fontsource/noto-color-emoji@5.3.2';
const LIBRARIES = '../../.local/images';

/** A file of a library, downloaded once. */
function fetched(library: string, file: string): Buffer {
  const folder = join(LIBRARIES, library.replaceAll('/', '-'));
  const path = join(folder, 'package', file);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    const packed = ['pack', library, '--silent', '--pack-destination', folder];
    const archive = execFileSync('npm', packed, { encoding: 'utf8' }).trim();
    execFileSync('tar', ['xzf', archive, join('package', file)], { cwd: folder });
  }
  return readFileSync(path);
}

async function picture(browser: Browser, name: string, html: string, size: BrowserContextOptions, waitsFor?: string) {
  const context = await browser.newContext(size);
  const page = await context.newPage();
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(String(error)));
  await page.setContent(html);
  if (waitsFor !== undefined) await page.waitForSelector(waitsFor, { timeout: 60_000 });
  await page.screenshot({ path: join(imagesFolder(), `${name}.png`), fullPage: waitsFor !== undefined });
  await context.close();
  if (failures.length > 0) throw new Error(`${name}: ${failures.join('; ')}`);
}

void (async () => {
  const browser = await openBrowser();
  try {
    const { comment, page } = await documentedReview();
    await picture(
      browser,
      'review-comment',
      githubPage(comment, {
        mermaid: fetched(MERMAID, 'dist/mermaid.min.js').toString(),
        emoji: fetched(EMOJI, 'files/noto-color-emoji-emoji-400-normal.woff2'),
      }),
      { viewport: { width: 960, height: 900 } },
      '[data-drawn=yes]',
    );
    const wide = { viewport: { width: 1280, height: 1360 } };
    await picture(browser, 'review-light', page, { ...wide, colorScheme: 'light' });
    await picture(browser, 'review-dark', page, { ...wide, colorScheme: 'dark' });
    await picture(browser, 'review-phone', page, { viewport: { width: 360, height: 740 }, colorScheme: 'light' });
    for (const [name, content] of Object.entries(await documentedContents())) recordShown(name, content);
  } finally {
    await browser.close();
  }
})();
