import { countsOf, countText, renderHtml, renderMarkdown, reviewPlan, type ReviewedChange } from '../src';
import { reviewOf } from './fixtures';
import { planText, resourceChange } from './plans';

type Counted = Pick<ReviewedChange, 'kind' | 'mode' | 'deferred'>;

const resource = (kind: ReviewedChange['kind']): Counted => ({ kind, mode: 'managed' });
const deferred = (kind: ReviewedChange['kind']): Counted => ({
  ...resource(kind),
  deferred: 'resource config unknown',
});
const output: Counted = { kind: 'update', mode: 'output' };
const wordsOf = (changes: readonly Counted[]) => countText(countsOf(changes));

describe('the summary of the counts', () => {
  test.each([
    ['no resource changes', []],
    ['1 resource to update', [resource('update')]],
    [
      '2 resources to update, 1 to replace, 1 to delete',
      ['delete', 'update', 'replace', 'update'].map((kind) => resource(kind as 'delete')),
    ],
    ['1 resource to create, 2 outputs to change', [output, resource('create'), output]],
    ['1 output to change', [output]],
    ['1 action to invoke', [{ kind: 'invoke', mode: 'action' }]],
    ['1 resource left for a later plan', [deferred('replace')]],
    ['1 resource to update, 2 left for a later plan', [deferred('create'), resource('update'), deferred('update')]],
  ] satisfies [string, Counted[]][])('%s', (words, changes) => {
    expect(wordsOf(changes)).toBe(words);
  });

  test('and the reasons of the verdict agree on a replacement that is left for a later plan', async () => {
    const change = resourceChange({
      address: 'aws_x.a',
      actions: ['delete', 'create'],
      before: { a: 1 },
      after: { a: 2 },
    });
    const deferred_changes = [{ reason: 'resource_config_unknown', resource_change: change }];

    const review = await reviewPlan(planText({ more: { deferred_changes, applyable: true } }), { environment: 'dev' });

    expect(countText(review.counts)).toBe('1 resource left for a later plan');
    expect(review.reasons).toEqual(['1 high risk']);
    expect([review.status, review.risks.map(({ rule }) => rule)]).toEqual(['look', ['change-deferred']]);
  });

  test('is the same in every format', async () => {
    const review = await reviewOf('url-changed');
    const expected = '2 resources to update, 5 outputs to change';

    expect(countText(review.counts)).toBe(expected);
    expect(renderMarkdown(review)).toContain(`**${expected}**`);
    expect(renderHtml(review)).toContain(`<span class="counts">${expected}</span>`);
  });
});
