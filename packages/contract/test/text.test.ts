import { capitalized } from '../src';

test.each([
  ['one word', 'One word'],
  ['Already', 'Already'],
  ['1 risk', '1 risk'],
  ['', ''],
])('capitalized(%j) is %j', (text, expected) => {
  expect(capitalized(text)).toBe(expected);
});
