import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { same } from '../../src/checks/check';
import { Evidence } from '../../src/sign-in/evidence';

const RULES = JSON.stringify({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'] });

/** Pictures of pages, each of which is also checked for accessibility: names, labels, contrast, landmarks. */
export class AccessibleEvidence extends Evidence {
  override async picture(page: Page, name: string): Promise<void> {
    await super.picture(page, name);
    // The page's content security policy does not apply to what DevTools evaluates.
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(${RULES})`);
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    this.checks.push(same(`${name} is accessible`, '', found.join('\n')));
  }
}
