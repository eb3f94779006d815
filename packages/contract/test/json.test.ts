import { isObject } from '../src';

describe(isObject, () => {
  test.each([[{}], [{ a: 1 }], [Object.create(null)]])('accepts %p', (value) => {
    expect(isObject(value)).toBe(true);
  });

  test.each([null, undefined, 'text', 1, true, [[]], [[{}]]])('refuses %p', (value) => {
    expect(isObject(value)).toBe(false);
  });
});
