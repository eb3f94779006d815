import { capitalized, printable, shortened } from '../src';

test.each([
  ['one word', 'One word'],
  ['Already', 'Already'],
  ['1 risk', '1 risk'],
  ['', ''],
])('capitalized(%j) is %j', (text, expected) => {
  expect(capitalized(text)).toBe(expected);
});

describe('printable', () => {
  test.each([
    ['a\nb\tc\r', 'a\\nb\\tc\\r'],
    ['a\u202eb', 'a\\u{202e}b'],
    ['a\u200b\u2066\ufeffb', 'a\\u{200b}\\u{2066}\\u{feff}b'],
    ['\u0000\u001b[31m', '\\u{0}\\u{1b}[31m'],
    ['\u{e0041}', '\\u{e0041}'],
    ['\ud800', '\\u{d800}'],
    ['\u2028', '\\u{2028}'],
    ['é 漢字 😀 שלום', 'é 漢字 😀 שלום'],
  ])('writes %j as %j', (text, expected) => {
    expect(printable(text)).toBe(expected);
  });
});

describe('shortened', () => {
  test('never cuts a character in half', () => {
    for (let length = 20; length < 60; length += 1) {
      const text = shortened('😀'.repeat(100), length);
      expect(text.length).toBeLessThanOrEqual(length);
      expect(text).not.toMatch(/\p{Surrogate}/u);
    }
  });
});
