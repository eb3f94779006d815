import { entriesOfAllPages } from '../../src/aws/pages';

describe('the entries of a list operation', () => {
  it('are those of all its pages, in order', async () => {
    const pages = [
      { Groups: [{ n: 1 }, { n: 2 }], NextToken: 'two' },
      { Groups: [], NextToken: 'three' },
      { Groups: [{ n: 3 }] },
    ];
    const asked: unknown[] = [];

    const entries = await entriesOfAllPages('Groups', async (page) => {
      asked.push(page);
      return pages[asked.length - 1] ?? {};
    });

    expect(entries).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect(asked).toEqual([{}, { NextToken: 'two' }, { NextToken: 'three' }]);
  });

  it('are an empty list if a response has none', async () => {
    expect(await entriesOfAllPages('Groups', async () => ({}))).toEqual([]);
  });
});
