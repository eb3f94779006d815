import { renderHtml, renderMarkdown, reviewPlan, sinceReview, type Review } from '../src';
import { reviewOf } from './fixtures';
import { commentFaults, markdownStructure, pageFaults, pageStructure } from './markup-checks';
import { planText, type PlannedResource } from './plans';

const of = (changes: readonly PlannedResource[], commit = 'abcdef0123456789') =>
  reviewPlan(planText({ changes }), { environment: 'dev', commit });
const lost = (name: string): PlannedResource => ({ address: `aws_cognito_user_pool.${name}`, before: { name } });
const added = (name: string): PlannedResource => ({ address: `aws_x.${name}`, after: { name } });

const told = (review: Review) =>
  markdownStructure(renderMarkdown(review))
    .texts.map(({ text }) => text)
    .join('');

describe('sinceReview', () => {
  test('reports new and resolved risks, and new, removed and different changes', async () => {
    const before = await of([lost('a'), lost('b'), { ...added('same') }, added('turned')]);
    const now = await of([lost('b'), lost('c'), added('same'), { ...added('turned'), after: { name: 'other' } }]);

    const { since } = sinceReview(before, now);

    expect(since).toMatchObject({ isSamePlan: false, commit: 'abcdef0123456789', fingerprint: before.fingerprint });
    expect(since?.newRisks.map(({ rule, address }) => `${rule} ${address}`)).toEqual([
      'user-pool-lost aws_cognito_user_pool.c',
    ]);
    expect(since?.goneRisks.map(({ address }) => address)).toEqual(['aws_cognito_user_pool.a']);
    expect(since?.changes.map(({ kind, address }) => [kind, address])).toEqual([
      ['gone', 'aws_cognito_user_pool.a'],
      ['added', 'aws_cognito_user_pool.c'],
      ['changed', 'aws_x.turned'],
    ]);
  });

  test('reports another risk if the same rule has another text at the same address', async () => {
    const callback = (url: string): PlannedResource => ({
      address: 'aws_cognito_managed_user_pool_client.web',
      before: { callback_urls: [] },
      after: { callback_urls: [url] },
    });

    const { since } = sinceReview(await of([callback('https://a.test/cb')]), await of([callback('https://b.test/cb')]));

    expect(since?.newRisks.map(({ received }) => received)).toEqual(['callback_urls gains https://b.test/cb']);
    expect(since?.goneRisks.map(({ received }) => received)).toEqual(['callback_urls gains https://a.test/cb']);
  });

  test('reports that the fingerprint is the same', async () => {
    const review = sinceReview(await of([lost('a')]), await of([lost('a')]));

    expect(review.since).toMatchObject({ isSamePlan: true, newRisks: [], goneRisks: [], changes: [] });
    expect(told(review)).toContain(
      'Since the review of abcdef012345 before: the same plan, with the same fingerprint.',
    );
    expect(renderHtml(review)).toContain('The same plan, with the same fingerprint.');
  });

  test('shows one line in a comment, and everything in a folded section', async () => {
    const text = renderMarkdown(sinceReview(await of([lost('a')]), await of([lost('b')])));

    expect(text).toContain('Since the review of `abcdef012345` before: **1 new risk, 1 risk gone, 2 changes differ**.');
    expect(text).toMatch(/- New: ⛔ .* \(`user-pool-lost`\) `aws_cognito_user_pool\.b`/);
    expect(text).toMatch(/- Gone: ⛔ .* \(`user-pool-lost`\) `aws_cognito_user_pool\.a`/);
    expect(commentFaults(text)).toEqual([]);
  });

  test('keeps this line in a comment that is too long', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => added(`r${index}`));
    const text = renderMarkdown(sinceReview(await of([lost('a')]), await of([lost('b'), ...many])));

    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text).toContain('**1 new risk, 1 risk gone, 3,002 changes differ**'.replace(',002', '002'));
    expect(text).not.toContain('- Gone:');
  });

  test('reports the resolved risks of the earlier review if a plan has no changes', async () => {
    const text = renderMarkdown(sinceReview(await of([lost('a')]), await of([])));

    expect(text).toContain('**no changes**');
    expect(text).toContain('**1 risk gone, 1 change differs**');
    expect(commentFaults(text)).toEqual([]);
  });

  test('compares real plans of one environment in every format', async () => {
    const review = sinceReview(await reviewOf('provider-renamed'), await reviewOf('secret-rotated'));

    expect(review.since?.goneRisks.map(({ rule }) => rule)).toEqual(['identity-provider-lost']);
    expect(review.since?.newRisks.map(({ rule }) => rule)).toEqual(['secret-rotated']);
    expect(commentFaults(renderMarkdown(review))).toEqual([]);
    expect(pageFaults(renderHtml(review))).toEqual([]);
    expect(pageStructure(renderHtml(review)).texts.some(({ text }) => text === 'Since the review before')).toBe(true);
  });

  test.each(['<img src=x>', '`` @acme/team', '<!-- federation-plan dev -->', '\u202e\n# x', 'x'.repeat(10_000)])(
    'shows content of an earlier review file as text: %.40j',
    async (hostile) => {
      const before = await of([lost('a')]);
      const forged: Review = {
        ...before,
        commit: hostile,
        risks: before.risks.map((risk) => ({
          ...risk,
          rule: hostile,
          address: hostile,
          title: hostile,
          received: hostile,
        })),
        changes: before.changes.map((change) => ({ ...change, address: hostile })),
      };

      const review = sinceReview(forged, await of([lost('b')]));

      expect(commentFaults(renderMarkdown(review))).toEqual([]);
      expect(pageFaults(renderHtml(review))).toEqual([]);
      expect(renderMarkdown(review).length).toBeLessThan(10_000);
    },
  );
});
