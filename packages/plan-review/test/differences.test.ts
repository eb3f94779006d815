import type { Json } from '@auth0-cognito/contract';
import { UNKNOWN } from '@auth0-cognito/policy';
import { attributeChanges } from '../src/differences';
import { Secrets } from '../src/secrets';
import { ValueFormatter } from '../src/value-formatter';

const changes = (before: Json | undefined, after: Json | undefined) =>
  attributeChanges(before, after, new ValueFormatter(new Secrets())).attributes;

describe('attributeChanges', () => {
  test.each<[string, Json | undefined, Json | undefined, unknown[]]>([
    ['a value', { a: 1, b: 'x' }, { a: 2, b: 'x' }, [{ path: 'a', before: '1', after: '2' }]],
    [
      'values that are not known yet',
      { id: 'x' },
      { id: UNKNOWN },
      [{ path: 'id', before: '"x"', after: '(known after apply)' }],
    ],
    ['what comes', null, { a: 'x', empty: null, none: [] }, [{ path: 'a', before: null, after: '"x"' }]],
    ['what goes', { a: 'x' }, null, [{ path: 'a', before: '"x"', after: null }]],
    ['a nested value', { a: { b: { c: 1 } } }, { a: { b: { c: 2 } } }, [{ path: 'a.b.c', before: '1', after: '2' }]],
    [
      'items of a list',
      { l: ['a', 'b'] },
      { l: ['b', 'c'] },
      [{ path: 'l', before: '["a"]', after: '["c"]', unchanged: 1 }],
    ],
    ['order alone', { l: ['a', 'b'] }, { l: ['b', 'a'] }, [{ path: 'l', before: '["a", "b"]', after: '["b", "a"]' }]],
    [
      'a block of a set',
      { s: [{ n: 'a' }, { n: 'b', v: 1 }] },
      { s: [{ n: 'b', v: 2 }, { n: 'a' }] },
      [{ path: 's[0].v', before: '1', after: '2' }],
    ],
    [
      'a policy by its statements',
      { p: '{"a":{"b":1}}' },
      { p: '{"a":{"b":2}}' },
      [{ path: 'p.a.b', before: '1', after: '2' }],
    ],
    [
      'a policy with another spelling only',
      { p: '{"a":1}' },
      { p: '{ "a": 1 }' },
      [{ path: 'p', before: '"{\\"a\\":1}"', after: '"{ \\"a\\": 1 }"' }],
    ],
    ['a value of another type', { a: [1] }, { a: 'x' }, [{ path: 'a', before: '[1]', after: '"x"' }]],
    ['an output', 'x', 'y', [{ path: 'value', before: '"x"', after: '"y"' }]],
    ['nothing', { a: [{ b: null }] }, { a: [{ b: null }] }, []],
  ])('reports %s', (_, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });

  test('lists at most 200 settings and counts the rest', () => {
    const after = Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`k${index}`, index]));

    const { attributes, omitted } = attributeChanges(null, after, new ValueFormatter(new Secrets()));

    expect([attributes.length, omitted]).toEqual([200, 50]);
  });

  test('truncates a value of 10 MB and prints its length', () => {
    const [change] = changes(null, { a: 'x'.repeat(10_000_000) });

    expect(change?.after?.length).toBeLessThanOrEqual(400);
    expect(change?.after).toContain('characters)');
  });
});
