import { addressPieces, lastKey, withoutKeys } from '../src/address';

describe('addressPieces', () => {
  test.each([
    ['aws_x.a', ['aws_x.a']],
    ['aws_x.a["k"]', ['aws_x.a["', 'k', '"]']],
    ['module.m["a\\"]b"].aws_x.c["d"]', ['module.m["', 'a\\"]b', '"].aws_x.c["', 'd', '"]']],
    ['aws_x.a["never closed', ['aws_x.a["', 'never closed', '']],
  ])('splits %j without losing a character', (address, expected) => {
    const texts = addressPieces(address).map(({ text }) => text);

    expect(texts).toEqual(expected);
    expect(texts.join('')).toBe(address);
  });

  test('parses a key of 10 MB in linear time', () => {
    expect(addressPieces(`a["${'\\"'.repeat(5_000_000)}"]`)).toHaveLength(3);
  });
});

describe('withoutKeys', () => {
  test.each([
    ['module.m["a"].aws_x.b[0]', 'module.m.aws_x.b'],
    ['aws_x.b', 'aws_x.b'],
  ])('changes %j to %j', (address, expected) => {
    expect(withoutKeys(address)).toBe(expected);
  });
});

describe('lastKey', () => {
  test.each([
    ['module.m["a"].aws_x.b', ''],
    ['aws_x.b[12]', '[12]'],
    ['module.m["a"].aws_x.b["c"]', '["c"]'],
  ])('of %j is %j', (address, expected) => {
    expect(lastKey(address)).toBe(expected);
  });
});
