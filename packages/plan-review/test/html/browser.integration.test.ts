import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { renderHtml, sinceReview } from '../../src';
import { browserPath, openBrowser } from '../browser';
import { reviewOf } from '../fixtures';

/** Two environments with risks of every severity; one is compared with an earlier review. */
const page = async () =>
  renderHtml([
    sinceReview(await reviewOf('pool-replaced', { environment: 'prod' }), await reviewOf('risky')),
    await reviewOf('secret-rotated'),
  ]);

const chromium = browserPath();

(chromium ? describe : describe.skip)(`the page in Chromium${chromium ? '' : ', which set-up has not found'}`, () => {
  let browser: Browser;
  let html: string;
  beforeAll(async () => {
    [browser, html] = await Promise.all([openBrowser(), page()]);
  }, 60_000);
  afterAll(() => browser?.close());

  /** The page in a browser without a network; collects its network requests and errors. */
  async function open(options: BrowserContextOptions = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const asked: string[] = [];
    const complaints: string[] = [];
    await context.route('**', (route) => {
      asked.push(route.request().url());
      return route.request().url() === 'http://review.test/'
        ? route.fulfill({ body: html, contentType: 'text/html' })
        : route.abort();
    });
    const opened = await context.newPage();
    opened.on('pageerror', (error) => complaints.push(String(error)));
    opened.on('console', (message) => complaints.push(message.text()));
    await opened.goto('http://review.test/');
    return { opened, asked, complaints, close: () => context.close() };
  }

  /** The result of a script in the page. It is text because the types of this program do not include the DOM. */
  const said = <T>(opened: Page, script: string) => opened.evaluate<T>(script);

  const violations = async (opened: Page) => {
    // Bypasses the policy of the page, which blocks every other script.
    await said(opened, axe.source);
    const rules = JSON.stringify({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'] });
    const { violations: found } = await said<axe.AxeResults>(opened, `axe.run(${rules})`);
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html: where }) => where.slice(0, 100)).join(' | ')}`);
  };

  const CASES: readonly (readonly [string, BrowserContextOptions])[] = [
    ['in the light color scheme', { colorScheme: 'light' }],
    ['in the dark color scheme', { colorScheme: 'dark' }],
    ['on a phone', { viewport: { width: 360, height: 740 } }],
  ];

  test.each(CASES)(
    '%s the page passes the accessibility checks, cuts off no text and sends no request',
    async (_, options) => {
      const { opened, asked, complaints, close } = await open(options);
      await said(opened, `document.querySelectorAll('details').forEach((each) => (each.open = true))`);

      const beyond = await said<readonly string[]>(
        opened,
        `[document.documentElement, ...document.querySelectorAll('main *')]
        .filter((each) => !each.closest('.scroll'))
        .filter((each) => Math.max(each.getBoundingClientRect().right, each === document.documentElement ? each.scrollWidth : 0) > innerWidth + 1)
        .map((each) => each.outerHTML.slice(0, 100))`,
      );

      expect(await violations(opened)).toEqual([]);
      expect(beyond).toEqual([]);
      expect(asked.filter((url) => !/^http:\/\/review\.test\/(favicon\.ico)?$/.test(url))).toEqual([]);
      expect(complaints.filter((each) => !each.includes('ERR_FAILED'))).toEqual([]);
      await close();
    },
    60_000,
  );

  test('by keyboard alone, a user skips to the reviews, filters and unfolds a change, and sees the focus', async () => {
    const { opened, close } = await open();
    await opened.keyboard.press('Tab');
    const first = await said(opened, 'document.activeElement.textContent');
    await opened.keyboard.press('Tab');
    const filter = await said(opened, 'document.activeElement.textContent');
    await opened.keyboard.press('Tab');
    const second = await said(opened, 'document.activeElement.name + " " + document.activeElement.value');
    const outline = await said(opened, 'getComputedStyle(document.activeElement.nextElementSibling).outlineStyle');
    await opened.keyboard.press('Space');
    const hidden = await said(opened, `[...document.querySelectorAll('section')].map((each) => each.hidden)`);
    await opened.locator('summary:visible').last().focus();
    await opened.keyboard.press('Enter');

    expect(first).toBe('Skip to the reviews');
    expect(filter).toBe('Filter');
    expect(second).toBe('environment prod');
    expect(outline).toBe('solid');
    expect(hidden).toEqual([false, true]);
    expect(await opened.locator('.changes details[open]').count()).toBe(1);
    await close();
  });

  test('filters hide a card without a visible address, and show the number of visible changes', async () => {
    const { opened, close } = await open();

    await opened.locator('label', { hasText: 'Critical' }).click();

    expect(await opened.locator('article.risk:visible').count()).toBe(await opened.locator('article.critical').count());
    expect(await opened.locator('article.notice:visible').count()).toBe(0);
    expect(await opened.locator('[role=status]').textContent()).toMatch(/^\d+ of \d+ entries shown$/);
    await opened.locator('button').click();
    expect(await opened.locator('article.notice:visible').count()).toBeGreaterThan(0);
    await close();
  });

  test('on a phone, the first risk is above the fold, the filters are folded, and a hint shows that the picture scrolls', async () => {
    const { opened, close } = await open({ viewport: { width: 360, height: 640 } });

    const bottom = await said<number>(opened, `document.querySelector('.risk h4').getBoundingClientRect().bottom`);
    const stage = await said<number>(opened, `document.querySelector('.stage').getBoundingClientRect().bottom`);
    expect(bottom).toBeLessThan(640);
    expect(stage).toBeLessThan(bottom);
    expect(await opened.locator('.filters[open]').count()).toBe(0);
    expect(await opened.locator('.hint:visible').count()).toBe(2);
    await opened.setViewportSize({ width: 1280, height: 900 });
    await opened.waitForFunction(`document.querySelector('.hint').hidden`);
    await close();
  });

  test('every row is in a screenshot of the whole page, and every setting in print, if the picture is short enough', async () => {
    const { opened, close } = await open();
    const drawn = `(query) => [...document.querySelectorAll(query)].map((each) =>
      each.checkVisibility({ contentVisibilityAuto: true }) && each.getBoundingClientRect().height > 0)`;
    const rows = await said<readonly boolean[]>(opened, `(${drawn})('.risk, .changes summary')`);
    const folded = await said<readonly boolean[]>(opened, `(${drawn})('.attribute')`);
    await opened.emulateMedia({ media: 'print' });
    await opened.setViewportSize({ width: 720, height: 1000 });
    const printed = await said<readonly boolean[]>(opened, `(${drawn})('.attribute')`);
    const unreadable = await violations(opened);
    const widest = await said<number>(
      opened,
      `Math.max(...[...document.querySelectorAll('svg')].map((each) => each.getBoundingClientRect().right))`,
    );

    expect(rows.length).toBeGreaterThan(10);
    expect(rows).not.toContain(false);
    expect(folded).toContain(false);
    expect(printed).not.toContain(false);
    expect(unreadable).toEqual([]);
    expect(widest).toBeLessThanOrEqual(720);
    await close();
  });
});
