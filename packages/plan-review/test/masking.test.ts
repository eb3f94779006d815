import type { Json } from '@auth0-cognito/contract';
import { SENSITIVE, SENSITIVE_CHANGED, UNKNOWN } from '@auth0-cognito/policy';
import { masked, type Sides } from '../src/masking';
import { Secrets } from '../src/secrets';

const mask = (sides: Partial<Sides>, secrets = new Secrets()) =>
  masked(
    {
      before: undefined,
      after: undefined,
      beforeSensitive: undefined,
      afterSensitive: undefined,
      afterUnknown: undefined,
      ...sides,
    },
    secrets,
  );

describe('masked', () => {
  test.each<[string, Partial<Sides>, Json | undefined, Json | undefined]>([
    [
      'a secret that does not change',
      { before: { a: 'x' }, after: { a: 'x' }, beforeSensitive: { a: true }, afterSensitive: { a: true } },
      { a: SENSITIVE },
      { a: SENSITIVE },
    ],
    [
      'a secret that changes',
      { before: { a: 'x' }, after: { a: 'y' }, beforeSensitive: { a: true }, afterSensitive: { a: true } },
      { a: SENSITIVE },
      { a: SENSITIVE_CHANGED },
    ],
    [
      'a secret flagged on one side only',
      { before: { a: 'x' }, after: { a: 'y' }, beforeSensitive: {}, afterSensitive: { a: true } },
      { a: SENSITIVE },
      { a: SENSITIVE_CHANGED },
    ],
    ['a new secret', { before: null, after: { a: 'x' }, afterSensitive: { a: true } }, null, { a: SENSITIVE }],
    [
      'a secret that becomes empty',
      { before: { a: 'x' }, after: { a: '' }, beforeSensitive: { a: true } },
      { a: SENSITIVE },
      { a: '' },
    ],
    [
      'a secret that is not known yet',
      { before: { a: 'x' }, after: {}, beforeSensitive: { a: true }, afterUnknown: { a: true } },
      { a: SENSITIVE },
      { a: UNKNOWN },
    ],
    [
      'everything sensitive',
      { before: { a: 'x' }, after: { a: 'x', b: ['y'] }, afterSensitive: true },
      SENSITIVE,
      SENSITIVE_CHANGED,
    ],
    [
      'items of a list',
      { before: { l: ['x', 'y'] }, after: { l: ['x', 'z', 'w'] }, afterSensitive: { l: [false, true, true] } },
      { l: ['x', SENSITIVE] },
      { l: ['x', SENSITIVE_CHANGED, SENSITIVE] },
    ],
    [
      'known names without a flag',
      { before: { client_secret: 'x' }, after: { client_secret: 'y' } },
      { client_secret: SENSITIVE },
      { client_secret: SENSITIVE_CHANGED },
    ],
    [
      'each member of a map of secrets, but not a name of a secret',
      { after: { api_tokens: { ci: 'x' }, secrets: [{ name: 'DB', valueFrom: 'y' }] } },
      undefined,
      { api_tokens: { ci: SENSITIVE }, secrets: [{ name: 'DB', valueFrom: 'y' }] },
    ],
    [
      'a secret identified by the name next to it',
      {
        after: {
          variables: [
            { name: 'DB_PASSWORD', value: 'x' },
            { name: 'HOST', value: 'y' },
          ],
        },
      },
      undefined,
      {
        variables: [
          { name: 'DB_PASSWORD', value: SENSITIVE },
          { name: 'HOST', value: 'y' },
        ],
      },
    ],
    [
      'the place of a secret',
      { after: { db_password: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:db' } },
      undefined,
      { db_password: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:db' },
    ],
    [
      'attributes and claims named like secrets',
      { after: { attribute_mapping: { 'custom:token': 'token', profile_token: 'token' } } },
      undefined,
      { attribute_mapping: { 'custom:token': 'token', profile_token: 'token' } },
    ],
    [
      'units named after tokens',
      { after: { token_validity_units: [{ access_token: 'hours' }] } },
      undefined,
      { token_validity_units: [{ access_token: 'hours' }] },
    ],
    [
      'unknown details of a new identity provider',
      { before: null, after: { name: 'a' }, afterUnknown: { provider_details: true } },
      null,
      { name: 'a', provider_details: UNKNOWN },
    ],
    [
      'an unknown item',
      { before: null, after: { l: ['a', null] }, afterUnknown: { l: [false, true] } },
      null,
      { l: ['a', UNKNOWN] },
    ],
    ['a text that looks like a placeholder', { after: { a: UNKNOWN } }, undefined, { a: '\ufffdunknown' }],
    [
      'secrets in JSON text',
      { after: { policy: '{"a":{"clientSecret":"x"},"b":1}' } },
      undefined,
      { policy: JSON.stringify({ a: { clientSecret: SENSITIVE }, b: 1 }) },
    ],
    ['other JSON text, unchanged', { after: { policy: '{ "a" : 1 }' } }, undefined, { policy: '{ "a" : 1 }' }],
    [
      'objects that become another type',
      { before: { a: { b: 'x' } }, after: { a: 'text' } },
      { a: { b: 'x' } },
      { a: 'text' },
    ],
  ])('shows %s', (_, sides, before, after) => {
    expect(mask(sides)).toEqual({ before, after });
  });

  test('remembers the secrets it masks', () => {
    const secrets = new Secrets();

    mask({ before: { a: 'first-secret' }, after: { a: 'second-secret' }, afterSensitive: { a: true } }, secrets);

    expect(secrets.scrub('first-secret second-secret')).toBe('(sensitive) (sensitive)');
  });

  test('keeps keys that are names of JavaScript', () => {
    const after = JSON.parse('{"__proto__":{"polluted":"yes"},"constructor":"x"}') as Json;

    const result = mask({ after }).after as Record<string, unknown>;

    expect(Object.keys(result)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('does not parse a text of a million brackets as JSON', () => {
    const text = '['.repeat(1_000_000);

    expect(mask({ after: { a: text } }).after).toEqual({ a: text });
  });
});
