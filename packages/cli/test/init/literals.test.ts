import { readLiterals, withLiterals } from '../../src/init/literals';

const SOURCE = `import type { Values } from './values';

/** Who's who. */
export const values = {
  name: 'dev', // the "name" stays
  "app": { url: "http://localhost:3000" },
  clients: { admin: { callbackUrls: ['https://a.example/', \`https://b.example/\`] } },
  count: 7,
  [computed]: 'not data',
  ...spread,
} satisfies Values;
const other = { name: 'other' };
`;

describe('readLiterals', () => {
  test('finds every text of the exported constant by its path, and nothing else', () => {
    const found = readLiterals(SOURCE, 'values').map(({ path, value }) => [path, value]);

    expect(found).toEqual([
      ['name', 'dev'],
      ['app.url', 'http://localhost:3000'],
      ['clients.admin.callbackUrls[0]', 'https://a.example/'],
      ['clients.admin.callbackUrls[1]', 'https://b.example/'],
    ]);
  });

  test('finds nothing if the constant does not exist', () => {
    expect(readLiterals(SOURCE, 'environment')).toEqual([]);
  });
});

describe('withLiterals', () => {
  const literals = readLiterals(SOURCE, 'values');

  test('puts texts in their places, and leaves comments and everything else unchanged', () => {
    const values = new Map([
      ['name', 'qa'],
      ['clients.admin.callbackUrls[1]', 'https://c.example/'],
    ]);

    expect(withLiterals(SOURCE, literals, values)).toBe(
      SOURCE.replace("name: 'dev'", "name: 'qa'").replace('`https://b.example/`', "'https://c.example/'"),
    );
  });

  test('leaves an unchanged text as written', () => {
    expect(withLiterals(SOURCE, literals, new Map([['app.url', 'http://localhost:3000']]))).toBe(SOURCE);
  });

  test.each(["it's", 'a "word"', 'back\\slash', 'two\nlines', '${not} a template', '</script>', 'ünï😀'])(
    'writes %j so that it can be read again',
    (text) => {
      const edited = withLiterals(SOURCE, literals, new Map([['name', text]]));

      expect(readLiterals(edited, 'values')[0]?.value).toBe(text);
    },
  );
});
