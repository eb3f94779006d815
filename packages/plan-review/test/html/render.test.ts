import { createHash } from 'node:crypto';
import { renderHtml, renderJson, renderMarkdown, reviewPlan, type Review } from '../../src';
import { busyPlan } from '../busy-plan';
import { reviewOf } from '../fixtures';
import { pageFaults, pageStructure } from '../markup-checks';
import { planText } from '../plans';

const RUN = 'https://github.com/acme/login/actions/runs/1?a=1&b=2';
const both = async () => [
  await reviewPlan(busyPlan(), { environment: 'prod', commit: 'ad99733c0ffee', runUrl: RUN }),
  await reviewOf('create'),
];

describe('renderHtml', () => {
  test('renders two environments as one well-formed page that loads nothing', async () => {
    expect(pageFaults(renderHtml(await both()), RUN)).toEqual([]);
  });

  test('sets a policy that allows only the style and the script of the page', async () => {
    const html = renderHtml(await both());
    const policy =
      pageStructure(html).elements.find(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy')
        ?.attributes.content ?? '';
    const digest = (tag: string) =>
      createHash('sha256')
        .update(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(html)?.[1] ?? '')
        .digest('base64');

    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${digest('style')}'; script-src 'sha256-${digest('script')}'; base-uri 'none'; form-action 'none'`,
    );
  });

  test('makes every risk and every change filterable by environment, action and risk', async () => {
    const reviews = await both();
    const { elements } = pageStructure(renderHtml(reviews));

    const items = elements.filter(({ attributes }) => 'data-item' in attributes).map(({ attributes }) => attributes);
    const expected = reviews.reduce(
      (sum, { risks, changes, drift }) => sum + risks.length + changes.length + drift.length,
      0,
    );
    expect(items).toHaveLength(expected);
    for (const item of items) {
      expect(['prod', 'dev']).toContain(item['data-environment']);
      expect(item['data-action']).toMatch(/^[a-z]+$/);
      expect(['critical', 'high', 'notice', 'none']).toContain(item['data-risk']);
    }
    const filters = elements
      .filter(({ name, attributes }) => name === 'input' && attributes.type === 'checkbox')
      .map(({ attributes }) => attributes);
    for (const name of ['environment', 'action', 'risk']) {
      const offered = filters.filter((filter) => filter.name === name).map(({ value }) => value);
      for (const item of items) expect(offered).toContain(item[`data-${name}`]);
    }
  });

  test('supports keyboard and screen reader: landmarks, names, live region, skip link, details', async () => {
    const html = renderHtml(await both());
    const { elements } = pageStructure(html);
    const has = (name: string, attributes: Record<string, string> = {}) =>
      elements.some(
        (element) =>
          element.name === name &&
          Object.entries(attributes).every(([key, value]) => element.attributes[key] === value),
      );

    expect(has('html', { lang: 'en' })).toBe(true);
    expect(has('meta', { name: 'viewport' })).toBe(true);
    expect(has('a', { href: '#reviews', class: 'skip' })).toBe(true);
    expect(has('main', { id: 'reviews' })).toBe(true);
    expect(has('span', { role: 'status' })).toBe(true);
    expect(has('svg', { role: 'img', 'aria-labelledby': 'e0-title e0-text' })).toBe(true);
    expect(has('div', { role: 'region', tabindex: '0' })).toBe(true);
    const headings = elements.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name.slice(1))] : []));
    expect(headings[0]).toBe(1);
    headings.forEach((level, index) => expect(level - (headings[index - 1] ?? 0)).toBeLessThanOrEqual(1));
    for (const { name, attributes } of elements) {
      if (name === 'section')
        expect(elements.some(({ attributes: { id } }) => id === attributes['aria-labelledby'])).toBe(true);
    }
    expect(html).toContain('prefers-color-scheme:dark');
    expect(html).toContain('prefers-reduced-motion');
  });

  test('repeats every text of the picture in the list, with its change in words', async () => {
    const html = renderHtml(await both());

    expect(html).toContain('Identity provider aws_cognito_identity_provider.Federation_Auth0: replaced');
    expect(html).toContain('Auth0 application auth0_client.Federation_Application: unchanged');
  });

  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    '</title></style></script><h1>',
    '<!--',
    '\u202eabc',
    '&lt;b&gt;',
    ']]>',
    '${x}',
    '<svg onload=x>',
  ])('renders %j as text everywhere', async (hostile) => {
    const key = JSON.stringify(hostile);
    const review = await reviewPlan(
      planText({
        changes: [
          {
            address: `aws_cognito_user_pool.p[${key}]`,
            before: { name: hostile },
            more: { action_reason: hostile, previous_address: hostile },
          },
          {
            address: 'aws_cognito_managed_user_pool_client.c',
            before: { callback_urls: [] },
            after: { callback_urls: [hostile], [hostile]: hostile },
          },
        ],
        drift: [{ address: hostile, before: { a: hostile }, after: {} }],
        more: {
          terraform_version: hostile,
          configuration: { provider_config: { a: { full_name: hostile, version_constraint: hostile } } },
        },
      }),
      { environment: 'dev' },
    );

    const html = renderHtml(review);

    expect(pageFaults(html)).toEqual([]);
    expect(html).not.toMatch(/[^\P{C}\n]/u);
  });

  test('limits a list to 2,000 entries and counts the rest, risks by severity and rule', async () => {
    const changes = [
      ...Array.from({ length: 2500 }, (_, index) => ({
        address: `aws_cognito_user_pool.p${index}`,
        before: { name: 'x' },
      })),
      ...Array.from({ length: 600 }, (_, index) => ({
        address: `aws_x.p${index}`,
        before: { tags: { a: '1' } },
        after: { tags: { a: '2' } },
      })),
    ];

    const review = await reviewPlan(planText({ changes }), { environment: 'dev' });
    const html = renderHtml(review);

    const critical = review.risks.filter(({ severity }) => severity === 'critical').length;
    expect(critical).toBeGreaterThanOrEqual(2500);
    expect(html).toMatch(/\d+ more changes are not listed here/);
    expect(html.match(/<li data-item [^>]*data-risk="critical"/g)).toHaveLength(2000);
    expect(html).toContain(`${review.risks.length - 2000} more risks are not listed here`);
    const counted = [...html.matchAll(/(\d+) × /g)].reduce((sum, [, count]) => sum + Number(count), 0);
    expect(counted).toBe(review.risks.length - 2000);
  });

  test('limits a page to 5 MB for any plan, while the JSON is complete', async () => {
    const long = `${'&'.repeat(250)}é`;
    const changes = Array.from({ length: 1500 }, (_, index) => ({
      address: `aws_cognito_user_pool.p${index}[${JSON.stringify(long)}]`,
      before: { name: `${index} ${long}`, a: long, b: [long], c: { d: long } },
      after: index % 3 === 0 ? null : { name: `${index} ${long}!`, a: '', b: [], c: {} },
    }));
    const plan = planText({ changes, drift: changes.map((change) => ({ ...change, after: { name: long } })) });
    const review = await reviewPlan(plan, { environment: 'dev' });

    const html = renderHtml([review, { ...review, environment: 'other' }]);

    expect(Buffer.byteLength(html)).toBeLessThan(5_000_000);
    expect(Buffer.byteLength(html)).toBeGreaterThan(2_000_000);
    expect(html).toMatch(/\d+ more risks are not listed here/);
    const { reviews } = JSON.parse(renderJson(review)) as { readonly reviews: readonly Review[] };
    expect(reviews.map(({ risks, changes: written }) => [risks.length, written.length])).toEqual([
      [review.risks.length, 1500],
    ]);
  });

  test.each([
    [{ stage: 'staging' as const }, '<span class="stage">staging</span>'],
    [{}, '<span class="stage">no stage given, judged as production</span>'],
  ])('shows the stage in the header of an environment: %j', async (options, expected) => {
    const review = await reviewPlan(busyPlan(), { environment: 'prod', ...options });

    expect(renderHtml(review)).toContain(expected);
  });

  test('marks new, changed and lost settings with signs, including those of a replaced resource', async () => {
    const review = await reviewPlan(
      planText({
        changes: [
          {
            address: 'aws_cognito_user_pool.p',
            actions: ['delete', 'create'],
            before: { name: 'a', gone: 'x' },
            after: { name: 'b', mfa_configuration: 'ON' },
          },
        ],
      }),
      { environment: 'dev' },
    );

    const rows = [...renderHtml(review).matchAll(/class="sign">(.)<\/span> <code><bdi>(\w+)/g)];
    expect(rows.map(([, sign, path]) => `${sign} ${path}`).slice(-3)).toEqual([
      '− gone',
      '+ mfa_configuration',
      '~ name',
    ]);
    const plan = renderMarkdown(review);
    expect(plan).toContain('\n+     mfa_configuration: "ON"');
    expect(plan).toContain('\n!     name: "a" → "b"');
    expect(plan).toContain('\n-     gone: "x" → not set');
  });
});
