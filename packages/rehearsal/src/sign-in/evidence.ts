import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { same } from '../checks/check';
import type { Check } from '../checks/check';

/** Window sizes of screenshots, in CSS pixels. */
const WIDTHS = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;

/** Number of sign-ins whose evidence is kept. */
const MAX_FOLDERS = 5;

/** Folder of one sign-in's evidence, below `.local` of the checkout; the oldest of earlier ones are removed. */
export function evidenceFolder(checkout: string, rehearsalFolder: string): string {
  const all = join(checkout, '.local/sign-ins');
  const folder = join(all, basename(rehearsalFolder));
  // It contains tokens of the stand-ins.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // The names begin with their time.
  const older = readdirSync(all).sort().slice(0, -MAX_FOLDERS);
  for (const name of older) rmSync(join(all, name), { recursive: true, force: true });
  return folder;
}

/** Screenshots of the pages, and a trace of the browser. */
export class Evidence {
  readonly pictures: string[] = [];
  /** Whether each page has no horizontal scrolling. */
  readonly checks: Check[] = [];
  readonly trace: string;

  constructor(readonly folder: string) {
    this.trace = join(folder, 'trace.zip');
  }

  /** Starts the trace. */
  async start(context: BrowserContext): Promise<void> {
    await context.tracing.start({ screenshots: true, snapshots: true });
  }

  /** Writes the trace. */
  async stop(context: BrowserContext): Promise<void> {
    await context.tracing.stop({ path: this.trace });
  }

  /** Takes screenshots of the whole page, at desktop and phone width. */
  async screenshot(page: Page, name: string): Promise<void> {
    const number = String(this.pictures.length / 2 + 1).padStart(2, '0');
    for (const [width, viewport] of Object.entries(WIDTHS).reverse()) {
      await page.setViewportSize(viewport);
      const path = join(this.folder, `${number}-${name}-${width}.png`);
      await page.screenshot({ path, fullPage: true, animations: 'disabled' });
      this.pictures.push(path);
      const isCut = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
      this.checks.push(same(`${name} has no horizontal scrolling on a ${width}`, true, !isCut));
    }
  }

  /** Takes a screenshot of the page where the sign-in failed; undefined if that fails. */
  async lastScreenshot(page: Page): Promise<string | undefined> {
    const path = join(this.folder, 'stopped.png');
    return page.screenshot({ path, fullPage: true, timeout: 5_000 }).then(
      () => path,
      () => undefined,
    );
  }
}
