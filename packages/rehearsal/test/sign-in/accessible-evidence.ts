import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { same } from '../../src/checks/check';
import { Evidence } from '../../src/sign-in/evidence';

const RULES = JSON.stringify({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'] });

/**
 * Findings of axe on a page: names, labels, contrast, landmarks. One text for each rule, with the elements that violate
 * it.
 */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // The page's content security policy does not apply to scripts from DevTools.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(${RULES})`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** Screenshots of pages, each also checked for accessibility. */
export class AccessibleEvidence extends Evidence {
  override async screenshot(page: Page, name: string): Promise<void> {
    await super.screenshot(page, name);
    this.checks.push(same(`${name} is accessible`, '', (await accessibilityFaults(page)).join('\n')));
  }
}
