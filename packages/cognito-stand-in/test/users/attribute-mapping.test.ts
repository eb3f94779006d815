import { MAX_VALUE_LENGTH } from '../../src/users/attribute-values';
import { creationFaults, mapClaims, updateFaults } from '../../src/users/attribute-mapping';
import { POOL, attribute, client, pool, provider } from '../support/configuration';

describe(mapClaims, () => {
  const map = (attributeMapping: Record<string, string>, claims: Record<string, unknown>, limits = {}) =>
    mapClaims(pool(POOL), provider({ attributeMapping }), claims, limits);

  test.each<[string, Record<string, string>, Record<string, unknown>, Record<string, string>]>([
    ['uses only mapped claims', { name: 'name' }, { name: 'Ada', nickname: 'A' }, { name: 'Ada' }],
    ['maps one claim to several attributes', { name: 'n', nickname: 'n' }, { n: 'A' }, { name: 'A', nickname: 'A' }],
    ['leaves the username to its own rule', { username: 'sub' }, { sub: 'x' }, {}],
    ['writes booleans as text', { email_verified: 'v' }, { v: true }, { email_verified: 'true' }],
    ['writes numbers as text', { 'custom:level': 'l' }, { l: 3 }, { 'custom:level': '3' }],
    [
      'form-encodes the members of lists',
      { 'custom:groups': 'g' },
      { g: ['a b', 'c&d', 'e.f-g*_'] },
      { 'custom:groups': '[a+b,c%26d,e.f-g*_]' },
    ],
    ['skips absent and null claims', { name: 'a', nickname: 'b' }, { b: null }, {}],
    [
      'makes a mapped e-mail address unverified',
      { email: 'e' },
      { e: 'a@b.c' },
      { email: 'a@b.c', email_verified: 'false' },
    ],
    [
      'makes a mapped phone number unverified',
      { phone_number: 'p' },
      { p: '+4930' },
      { phone_number: '+4930', phone_number_verified: 'false' },
    ],
    [
      'accepts a mapped verification',
      { email: 'e', email_verified: 'v' },
      { e: 'a@b.c', v: true },
      { email: 'a@b.c', email_verified: 'true' },
    ],
  ])('%s', (_what, mapping, claims, expected) => {
    expect(map(mapping, claims)).toEqual({ attributes: expected, faults: [] });
  });

  test.each<[string, Record<string, string>, unknown, string]>([
    ['an object', { name: 'c' }, {}, 'not rehearsed: claim c is an object'],
    [
      'an attribute that the schema lacks',
      { 'custom:no': 'c' },
      'x',
      'user.custom:no: Attribute does not exist in the schema.',
    ],
    [
      'a value that is too long',
      { name: 'c' },
      'x'.repeat(MAX_VALUE_LENGTH + 1),
      'must be at most 2048 characters long',
    ],
    ['a phone number that is not in E.164', { phone_number: 'c' }, '030 123', 'Invalid phone number format'],
    ['a birthdate that is not a date', { birthdate: 'c' }, '1.2.1990', 'must be a date in the form YYYY-MM-DD'],
    [
      'a birthdate that does not exist in the calendar',
      { birthdate: 'c' },
      '1990-02-31',
      'must be a date in the form YYYY-MM-DD',
    ],
    ['an invalid number', { 'custom:level': 'c' }, 'high', 'Value must be a Number'],
    ['an invalid boolean', { email_verified: 'c' }, 'yes', 'Value must be a Boolean'],
  ])('reports %s', (_what, mapping, claim, message) => {
    const { attributes, faults } = map(mapping, { c: claim });

    expect(attributes).toEqual({});
    expect(faults).toEqual([expect.stringContaining(message)]);
  });

  test('limits values to the length in the schema', () => {
    const faultsOf = (n: string) => map({ name: 'n' }, { n }, { name: { least: 2, most: 2 } }).faults;

    expect(faultsOf('Ada')).toEqual([expect.stringContaining('at most 2')]);
    expect(faultsOf('A')).toEqual([expect.stringContaining('at least 2')]);
    expect(faultsOf('Ad')).toEqual([]);
  });

  test('limits numbers to the bounds in the schema', () => {
    const faultsOf = (n: number) =>
      map({ 'custom:level': 'n' }, { n }, { 'custom:level': { least: 1, most: 9 } }).faults;

    expect(faultsOf(10)).toEqual([expect.stringContaining('at most 9')]);
    expect(faultsOf(0)).toEqual([expect.stringContaining('at least 1')]);
    expect(faultsOf(5)).toEqual([]);
  });
});

describe(creationFaults, () => {
  test('lists every required attribute that is missing, but never sub', () => {
    const attributes = [
      attribute('sub', { required: true }),
      attribute('email', { required: true }),
      attribute('name', { required: true }),
    ];

    expect(creationFaults(pool(POOL, { attributes }), {})).toEqual(['attributes required: [email, name]']);
    expect(creationFaults(pool(POOL, { attributes }), { email: 'a', name: 'b' })).toEqual([]);
  });
});

describe(updateFaults, () => {
  const mapping = provider({ attributeMapping: { email: 'email' } });

  test('accepts an immutable attribute that is not mapped', () => {
    const attributes = [attribute('email'), attribute('name', { mutable: false })];

    expect(updateFaults(pool(POOL, { attributes }), client('web'), mapping, { email: 'a' })).toEqual([]);
  });

  test('accepts a client that cannot write the verification, which Cognito adds itself', () => {
    const writable = client('web', { writeAttributes: ['email'] });

    expect(updateFaults(pool(POOL), writable, mapping, { email: 'a', email_verified: 'false' })).toEqual([]);
  });

  test('lets a mapping write the verification, which no client may write', () => {
    const verified = provider({ attributeMapping: { email: 'email', email_verified: 'email_verified' } });
    const writable = client('web', { writeAttributes: ['email'] });

    expect(updateFaults(pool(POOL), writable, verified, { email: 'a', email_verified: 'true' })).toEqual([]);
  });
});
