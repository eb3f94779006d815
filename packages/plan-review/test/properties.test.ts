import fc from 'fast-check';
import { isNightly } from '../../checkout/test/support/nightly.mjs';
import {
  MAX_COMMENT_LENGTH,
  comparePlans,
  exitCodeOf,
  renderHtml,
  renderJson,
  renderMarkdown,
  renderText,
  reviewPlan,
} from '../src';
import { CRITICAL, hostile, plan } from './any-plan';
import { commentFaults, pageFaults } from './markup-checks';
import { inPieces, planText } from './plans';

// Four times as many nightly, each time different ones.
const RUNS = isNightly ? 80 : 20;
jest.setTimeout(180_000);

const spelled = (text: string) => [
  text,
  JSON.stringify(text).slice(1, -1),
  encodeURIComponent(text),
  Buffer.from(text).toString('base64'),
];

describe('any plan', () => {
  test('prints no secret, loses no risk, breaks no markup, exceeds no limit and causes no crash', async () => {
    await fc.assert(
      fc.asyncProperty(plan, fc.integer({ min: 1, max: 5000 }), async ({ text, secrets, resources }, size) => {
        const review = await reviewPlan(inPieces(text, size), { environment: 'dev' });
        const [comment, page, document] = [renderMarkdown(review), renderHtml(review), renderJson(review)];
        const printed = renderText(review);

        for (const value of secrets.flatMap(spelled)) {
          for (const output of [comment, page, document, printed]) expect(output.includes(value)).toBe(false);
        }
        expect(comment.length).toBeLessThanOrEqual(MAX_COMMENT_LENGTH);
        expect(commentFaults(comment)).toEqual([]);
        // The marker and the fingerprint, which identify the comment.
        expect(comment.split('<!--')).toHaveLength(3);
        expect(pageFaults(page)).toEqual([]);
        // The output on a terminal contains no control or direction-changing character.
        expect(printed).not.toMatch(/[^\P{C}\n]/u);
        const lost = resources.filter(({ type, actions }) => actions?.includes('delete') && type in CRITICAL);
        for (const { type } of lost) expect(comment).toContain(`\`${CRITICAL[type]}\``);
        expect(review.risks.filter(({ rule }) => Object.values(CRITICAL).includes(rule))).toHaveLength(lost.length);
        for (const { rule, severity } of review.risks) {
          if (severity !== 'notice') expect(comment).toContain(`\`${rule}\``);
          expect(page).toContain(`<code>${rule}</code>`);
          expect(printed).toContain(`    rule      ${rule}\n`);
        }
        expect(exitCodeOf(review) === 3).toBe(review.risks.some(({ severity }) => severity === 'critical'));
        expect(comparePlans(review, await reviewPlan(text, { environment: 'dev' }))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test('stays within the limit and prints each rule, for any number of risks', async () => {
    const many = fc.record({
      count: fc.integer({ min: 1, max: 1500 }),
      key: hostile,
      limit: fc.integer({ min: 14_000, max: MAX_COMMENT_LENGTH }),
    });
    await fc.assert(
      fc.asyncProperty(many, async ({ count, key, limit }) => {
        const changes = Array.from({ length: count }, (_, index) => ({
          address: `${Object.keys(CRITICAL)[index % 7]}.r${index}[${JSON.stringify(key)}]`,
          before: { name: key },
        }));
        const review = await reviewPlan(planText({ changes }), { environment: 'dev' });

        expect(review.risks.filter(({ severity }) => severity === 'critical')).toHaveLength(count);
        const comment = renderMarkdown(review, { limit });
        // One character less than the previous text each time, so that no step exceeds the limit by a little.
        let [text, most] = [comment, limit];
        for (let times = 0; times < 4 && text !== ''; times += 1) {
          expect(text.length).toBeLessThanOrEqual(most);
          most = text.length - 1;
          text = most > 14_000 ? renderMarkdown(review, { limit: most }) : '';
        }

        expect(commentFaults(comment)).toEqual([]);
        for (const rule of new Set(review.risks.map((risk) => risk.rule))) expect(comment).toContain(`\`${rule}\``);
      }),
      { numRuns: RUNS / 10 },
    );
  });

  test('that is not a plan is refused with a code, and nothing else happens', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), hostile, fc.string({ unit: 'binary' })), async (text) => {
        await expect(reviewPlan(text, { environment: 'dev' })).rejects.toMatchObject({
          code: expect.stringMatching(/^ERR_PLAN_/),
        });
      }),
    );
  });

  test('that is damaged is refused with a code or read as another plan', async () => {
    const base = planText({ changes: [{ address: 'aws_cognito_user_pool.a', before: { a: 1 }, after: { a: 2 } }] });
    await fc.assert(
      fc.asyncProperty(fc.nat(base.length - 1), fc.string({ unit: 'binary', maxLength: 3 }), async (at, inserted) => {
        const text = base.slice(0, at) + inserted + base.slice(at + 1);
        try {
          renderMarkdown(await reviewPlan(text, { environment: 'dev' }));
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^ERR_PLAN_/) });
        }
      }),
      { numRuns: RUNS * 4 },
    );
  });
});

describe('a huge plan', () => {
  const LONG = 'L'.repeat(10_000_000);

  test('with texts of 10 MB is reviewed and shortened within the time limit', async () => {
    const text = planText({
      changes: [
        {
          address: 'aws_cognito_user_pool.a',
          before: { name: LONG, secret_string: LONG.replaceAll('L', 'S') },
          after: { name: `${LONG}x` },
          actions: ['delete', 'create'],
        },
        { address: `aws_x.b["${LONG}"]`, before: { [LONG]: LONG }, after: { [LONG]: 'x' } },
      ],
    });
    const started = process.cpuUsage();

    const review = await reviewPlan(text, { environment: 'dev' });
    const outputs = [renderMarkdown(review), renderHtml(review), renderJson(review), renderText(review)];

    // CPU time of this process, because other processes on the machine do not count.
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(15);
    for (const output of outputs) expect(output.length).toBeLessThan(MAX_COMMENT_LENGTH);
    for (const output of outputs) expect(output).not.toContain('SSSSSSSSSS');
    expect(review.risks.map(({ rule }) => rule)).toContain('user-pool-lost');
  });

  test('that is nested too deeply is refused', async () => {
    const text = planText().replace(
      '"resource_changes":[]',
      `"resource_changes":[${'{"a":['.repeat(200)}${']}'.repeat(200)}]`,
    );

    await expect(reviewPlan(text, { environment: 'dev' })).rejects.toMatchObject({ code: 'ERR_PLAN_TOO_DEEP' });
  });
});
