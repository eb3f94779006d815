import { countsOf, countText, renderHtml, renderMarkdown, type ReviewedChange } from '../src';
import { reviewOf } from './fixtures';

type Counted = Pick<ReviewedChange, 'kind' | 'mode' | 'deferred'>;

const resource = (kind: ReviewedChange['kind']): Counted => ({ kind, mode: 'managed' });
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
    ['no resource changes', [{ ...resource('update'), deferred: 'resource config unknown' }]],
  ] satisfies [string, Counted[]][])('%s', (words, changes) => {
    expect(wordsOf(changes)).toBe(words);
  });

  test('is the same in every format', async () => {
    const review = await reviewOf('url-changed');
    const expected = '2 resources to update, 5 outputs to change';

    expect(countText(review.counts)).toBe(expected);
    expect(renderMarkdown(review)).toContain(`**${expected}**`);
    expect(renderHtml(review)).toContain(`<span class="counts">${expected}</span>`);
  });
});
