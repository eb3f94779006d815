import { holdsAll, same, sameMembers, sameSecret } from '../../src/checks/check';

describe('checks', () => {
  test.each([
    ['same', same('c', 'a', 'a'), true],
    ['same, different', same('c', 'a', 'b'), false],
    ['same, nothing', same('c', 'a', undefined), false],
    ['same members in another order', sameMembers('c', ['a', 'b'], ['b', 'a']), true],
    ['same members, one more', sameMembers('c', ['a'], ['a', 'b']), false],
    ['same members, none', sameMembers('c', ['a'], undefined), false],
    ['holds all', holdsAll('c', ['a'], ['b', 'a']), true],
    ['contains all, one missing', holdsAll('c', ['a', 'c'], ['b', 'a']), false],
    ['same secret', sameSecret('c', 's3cret', 's3cret'), true],
    ['same secret, different', sameSecret('c', 's3cret', 'other'), false],
    ['same secret, empty on both sides', sameSecret('c', '', ''), false],
    ['same secret, one side only', sameSecret('c', 's3cret', undefined), false],
  ])('%s', (_what, check, ok) => {
    expect(check.ok).toBe(ok);
  });

  test('a secret is never printed', () => {
    const told = JSON.stringify([sameSecret('c', 's3cret', 'other'), sameSecret('c', 's3cret', undefined)]);

    expect(told).not.toMatch(/s3cret|other/);
  });
});
