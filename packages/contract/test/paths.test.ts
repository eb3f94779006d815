import { pathText, valueAt } from '../src';

describe('pathText', () => {
  test.each([
    ['names and indexes', ['app', 'callbackUrls', 1], 'app.callbackUrls[1]'],
    ['a key that is not an identifier', ['clients', 'admin-web', 'name'], 'clients["admin-web"].name'],
    ['an empty path', [], 'environment'],
  ])('writes %s as TypeScript does', (_, path, expected) => {
    expect(pathText(path, 'environment')).toBe(expected);
  });
});

describe('valueAt', () => {
  test.each([
    [['app', 'urls', 0], 'a'],
    [['app', 'urls', 1], undefined],
    [['app', 'urls', 0, 'length', 'x'], undefined],
    [[], { app: { urls: ['a'] } }],
  ])('%j', (path, expected) => {
    expect(valueAt({ app: { urls: ['a'] } }, path)).toEqual(expected);
  });
});
