import { accepted, keysOf } from '../../src/import/refused';
import { minimal, without } from '../../src/import/minimal';
import { tracked } from '../../src/import/unread-members';
import { keysFor } from '../../src/import/values/keys';

describe('minimal', () => {
  const result = (values: { readonly tier?: string; readonly mfa?: object; readonly urls?: readonly string[] }) =>
    JSON.stringify({
      tier: 'ESSENTIALS',
      mfa: { mode: 'off' },
      ...values,
      urls: [...new Set(['a', ...(values.urls ?? [])])],
    });

  test('leaves out values that change nothing, including whole parts and items of lists', () => {
    const values = { tier: 'ESSENTIALS', mfa: { mode: 'off' }, urls: ['a', 'b', 'a'] };

    expect(minimal(values, result)).toEqual({ urls: ['b'] });
  });

  test('keeps values that make a difference', () => {
    expect(minimal({ tier: 'PLUS', mfa: { mode: 'off' } }, result)).toEqual({ tier: 'PLUS' });
  });
});

test.each([
  ['webClient.callbackUrls[0]', ['webClient', 'callbackUrls', '0']],
  ['attributeMapping["custom:team"]', ['attributeMapping', 'custom:team']],
  ['clients.a-b.name', ['clients', 'a-b', 'name']],
])('the keys of %s', (path, keys) => {
  expect(keysOf(path)).toEqual(keys);
});

test('without() removes a member and an item of a list', () => {
  expect(without({ a: { b: [1, 2], c: 3 } }, ['a', 'b', '0'])).toEqual({ a: { b: [2], c: 3 } });
});

describe('accepted', () => {
  const refusal = (path: string) => ({ code: 'ERR_X', path, received: '', allowed: 'another', fix: 'change it' });

  test('leaves out refused values, and reports the cause', () => {
    const found = accepted(
      { name: 'dev', userPool: { mode: 'bad', tags: {} } },
      ({ userPool }) => ('mode' in userPool ? [refusal('userPool.mode')] : []),
      ['name'],
    );

    expect(found).toMatchObject({
      values: { name: 'dev', userPool: { tags: {} } },
      leftOut: [{ code: 'ERR_IMPORT_VALUE_REFUSED', path: 'userPool.mode', received: '"bad"', fix: 'change it' }],
    });
  });

  test('leaves out a part that lacks a required value', () => {
    const found = accepted(
      { name: 'dev', clients: { a: {}, b: { url: 'x' } } },
      ({ clients }) => ('a' in clients ? [refusal('clients.a.url')] : []),
      ['name'],
    );

    expect(found).toMatchObject({ values: { clients: { b: { url: 'x' } } } });
    expect(found).not.toMatchObject({ values: { clients: { a: {} } } });
  });

  test.each(['name', 'federations.auth0.tenant.domain', 'federations'])(
    'refuses %s, without which no environment is possible',
    (path) => {
      const kept = ['name', 'federations.*.tenant.domain'];
      const values = { name: 'dev', federations: { auth0: { tenant: { domain: 'x' } } } };

      expect(accepted(values, () => [refusal(path)], kept)).toEqual({ faults: [refusal(path)] });
    },
  );
});

test('a response reports each setting that was not read and has a value', () => {
  const { value, unread } = tracked({ Name: 'users', New: { Mode: 'ON', Off: false }, Empty: {}, Items: [{ Id: 1 }] });

  expect([value.Name, value.Items.map(({ Id }) => Id)]).toEqual(['users', [1]]);
  expect(unread()).toEqual([['New.Mode', 'ON']]);
});

test('keys are stable, unique, and never already used', () => {
  expect(keysFor(['acme-dev-web', 'Web app!', 'web-app', '7 up'], 'acme-dev-', ['web'])).toEqual([
    'web-2',
    'Web-app',
    'web-app',
    'up',
  ]);
});
