import type { Rule } from '../src/definition';
import { anyOf, conflicting, httpsOrEmpty, lengthBetween, oneOf } from '../src/validate';
import { UNKNOWN, type ObjectValue } from '../src/values';

interface Case {
  readonly rule: string;
  readonly check: Rule;
  readonly refused: ObjectValue;
  readonly told: string;
  readonly taken: readonly ObjectValue[];
}

const CASES: readonly Case[] = [
  {
    rule: 'oneOf',
    check: oneOf('kind', 'a', 'b'),
    refused: { kind: 'c' },
    told: 'expected kind to be one of ["a" "b"], got c',
    taken: [{ kind: 'a' }, { kind: null }, { kind: UNKNOWN }, {}],
  },
  {
    rule: 'oneOf in a block of a block',
    check: oneOf('outer.inner.mode', 'on'),
    refused: { outer: [{ inner: [{ mode: 'off' }] }] },
    told: 'expected outer.0.inner.0.mode to be one of ["on"], got off',
    taken: [{ outer: [] }, { outer: [{ inner: [{ mode: 'on' }] }] }, { outer: UNKNOWN }],
  },
  {
    rule: 'oneOf for each element',
    check: oneOf('kinds', 'a'),
    refused: { kinds: ['a', 'x'] },
    told: 'got x',
    taken: [{ kinds: ['a'] }, { kinds: [] }, { kinds: ['a', UNKNOWN] }],
  },
  {
    rule: 'lengthBetween',
    check: lengthBetween('note', 0, 3),
    refused: { note: 'long' },
    told: 'expected length of note to be in the range (0 - 3), got long',
    taken: [{ note: '' }, { note: 'abc' }],
  },
  {
    rule: 'httpsOrEmpty',
    check: httpsOrEmpty('url'),
    refused: { url: 'http://acme.example' },
    told: 'expected "url" to have a url with schema of: "https", got http://acme.example',
    taken: [{ url: '' }, { url: 'https://acme.example' }, { url: UNKNOWN }],
  },
  {
    rule: 'httpsOrEmpty for what is no URL',
    check: httpsOrEmpty('url'),
    refused: { url: 'acme' },
    told: 'expected "url" to be a valid url, got acme',
    taken: [],
  },
  {
    rule: 'conflicting',
    check: conflicting('secret', 'key'),
    refused: { secret: 's', key: [{}] },
    told: 'Conflicting configuration arguments',
    taken: [
      { secret: 's', key: [] },
      { secret: null, key: [{}] },
      { secret: UNKNOWN, key: [{}] },
    ],
  },
  {
    rule: 'anyOf',
    check: anyOf('mobile', 'ios', 'android'),
    refused: { mobile: [{ ios: [], android: [] }] },
    told: 'Missing required argument',
    taken: [{ mobile: [] }, { mobile: [{ ios: [{}], android: [] }] }, { mobile: [{ ios: UNKNOWN, android: [] }] }],
  },
];

describe('rules of terraform validate', () => {
  it.each(CASES)('$rule refuses with the message of the real provider', ({ check, refused, told }) => {
    const diagnostics = check(refused);

    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.every(({ severity }) => severity === 'ERROR')).toBe(true);
    expect(diagnostics[0]?.summary).toContain(told);
  });

  it.each(CASES.flatMap(({ rule, check, taken }) => taken.map((config) => ({ rule, check, config }))))(
    '$rule accepts $config',
    ({ check, config }) => {
      expect(check(config)).toEqual([]);
    },
  );

  it('reports the path of the attribute', () => {
    const [diagnostic] = oneOf('outer.mode', 'on')({ outer: [{ mode: 'off' }] });

    expect(diagnostic?.attribute?.steps).toEqual([
      { attribute_name: 'outer' },
      { element_key_int: 0 },
      { attribute_name: 'mode' },
    ]);
  });
});
