import { ResourceServer, type ResourceServerSettings } from '../../src';
import { codesOf } from '../faults';
import { poolIn } from '../parts';
import { synthesize } from '../template';

const server = (settings: ResourceServerSettings) =>
  synthesize((stack) => new ResourceServer(stack, 'Api', { ...settings, userPool: poolIn(stack) }));
const api = { identifier: 'https://api.example.com', scopes: { read: 'See records' } } as const;

describe(ResourceServer, () => {
  test('creates an API with its scopes', () => {
    const template = server(api);

    expect(template.counts()).toEqual({ aws_cognito_user_pool: 1, aws_cognito_resource_server: 1 });
    expect(template.only('aws_cognito_resource_server')).toEqual({
      identifier: 'https://api.example.com',
      name: 'https---api.example.com',
      scope: [{ scope_name: 'read', scope_description: 'See records' }],
      user_pool_id: '${aws_cognito_user_pool.UserPool_6BA7E5F2.id}',
    });
  });

  test('accepts a name', () => {
    expect(server({ ...api, name: 'Records' }).only('aws_cognito_resource_server')).toMatchObject({ name: 'Records' });
  });

  test.each<[string, Partial<ResourceServerSettings>, string]>([
    ['an identifier with a space', { identifier: 'my api' }, 'ERR_IDENTIFIER_INVALID'],
    ['a name with a slash', { name: 'a/b' }, 'ERR_NAME_INVALID'],
    ['no scopes', { scopes: {} }, 'ERR_LIST_EMPTY'],
    ['a scope with a slash', { scopes: { 'a/b': 'x' } }, 'ERR_SCOPE_NAME_INVALID'],
    ['a scope without description', { scopes: { read: '' } }, 'ERR_TEXT_LENGTH'],
    [
      '101 scopes',
      { scopes: Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`s${index}`, 'x'])) },
      'ERR_LIST_TOO_LONG',
    ],
  ])('refuses %s', (_, settings, code) => {
    expect(codesOf(() => server({ ...api, ...settings }))).toEqual([code]);
  });
});
