import type { JsonObject } from '@auth0-cognito/contract';
import { importChanges } from '../../src/existing/plan-changes';

const resource = (type: string, before: JsonObject | null, after: JsonObject, more: object = {}) => ({
  address: `${type}.X`,
  type,
  mode: 'managed',
  change: {
    actions: before === null ? ['create'] : ['update'],
    before,
    after,
    after_unknown: {},
    before_sensitive: {},
    after_sensitive: {},
    ...more,
  },
});
const changed = (...resources: ReturnType<typeof resource>[]) =>
  importChanges({ resource_changes: resources }).changed.map(({ setting, before, after }) => [setting, before, after]);
const POOL = 'aws_cognito_user_pool';

test('a changed setting shows the parts that change', () => {
  const policy = (least: number) => ({ password_policy: [{ minimum_length: least, require_numbers: true }] });

  expect(changed(resource(POOL, policy(8), policy(12)))).toEqual([
    ['password_policy', '{"minimum_length":8}', '{"minimum_length":12}'],
  ]);
});

test.each<[string, JsonObject, JsonObject]>([
  ['the order of a list', { scopes: ['a', 'b'] }, { scopes: ['b', 'a'] }],
  ['an empty value instead of none', { description: null, tags_all: {} }, { description: '', tags_all: null }],
  ['the tags that are also in tags_all', { tags: null }, { tags: { team: 'a' } }],
])('%s is no change', (_, before, after) => {
  expect(changed(resource(POOL, before, after))).toEqual([]);
});

test('a value that only the apply knows is not compared, also in lists', () => {
  const logins = (id?: string) => ({
    logins: [
      { ...(id && { client_id: id }), check: true },
      { client_id: 'b', check: true },
    ],
  });
  const unknown = { after_unknown: { arn: true, logins: [{ client_id: true }, {}] } };

  expect(changed(resource(POOL, { arn: 'x', ...logins('a') }, logins(), unknown))).toEqual([]);
});

test('the literal members of a map are compared if the apply decides the others', () => {
  const provider = resource(
    'aws_cognito_identity_provider',
    { details: { method: 'GET', id: 'a', old: 'x' } },
    {},
    { after_unknown: { details: true } },
  );
  const declared = new Map([[provider.address, { details: { method: 'POST', id: '${auth0_client.X.id}' } }]]);

  const { changed: found } = importChanges({ resource_changes: [provider] }, declared);

  expect(found).toMatchObject([{ setting: 'details', before: '{"method":"GET"}', after: '{"method":"POST"}' }]);
});

test('secrets are not shown, whether the provider marks them or their name identifies them', () => {
  const details = (secret: string) => ({ provider_details: { client_secret: secret, scopes: secret.slice(0, 1) } });

  expect(
    changed(
      resource('aws_cognito_identity_provider', details('one'), details('two')),
      resource('auth0_action', { code: 'one' }, { code: 'two' }, { after_sensitive: { code: true } }),
      resource(
        'x',
        { token_validity_units: [{ id_token: 'hours' }] },
        { token_validity_units: [{ id_token: 'days' }] },
      ),
    ),
  ).toEqual([
    ['provider_details', '{"client_secret":"(a secret)","scopes":"o"}', '{"client_secret":"(a secret)","scopes":"t"}'],
    ['code', '(a secret)', '(a secret)'],
    ['token_validity_units', '{"id_token":"hours"}', '{"id_token":"days"}'],
  ]);
});

test('the primary web client is compared with the imported client of its name', () => {
  const managed = resource('aws_cognito_managed_user_pool_client', null, {
    name_pattern: '^web\\.app$',
    callback_urls: ['b'],
  });
  const client = (name: string, url: string) => ({
    ...resource('aws_cognito_user_pool_client', { name, callback_urls: [url] }, {}),
    change: { ...resource('x', { name, callback_urls: [url] }, {}).change, actions: ['no-op'] },
  });

  expect(changed(client('other', 'c'), client('web.app', 'a'), managed)).toEqual([['callback_urls', '["a"]', '["b"]']]);
});

test('a deleted or replaced object is reported as lost', () => {
  const { lost } = importChanges({
    resource_changes: [resource(POOL, {}, {}, { actions: ['delete', 'create'] }), resource('y', {}, {})],
  });

  expect(lost).toEqual([{ address: `${POOL}.X`, actions: ['delete', 'create'] }]);
});
