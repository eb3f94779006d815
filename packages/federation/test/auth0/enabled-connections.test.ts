import { EnabledConnections, type Auth0ConnectionRef } from '../../src';
import { codesOf } from '../faults';
import { tenantIn } from '../parts';
import { synthesize } from '../template';

const enabled = (connections: Record<string, Auth0ConnectionRef>) =>
  synthesize(
    (stack) =>
      new EnabledConnections(stack, 'Connections', { tenant: tenantIn(stack), clientId: 'client', connections }),
  );

describe(EnabledConnections, () => {
  test('enables each connection for one application', () => {
    const template = enabled({
      users: { name: 'Username-Password-Authentication' },
      work: { id: 'con_AbCdEfGh12345678' },
    });

    const [data] = Object.keys(template.data('auth0_connection'));
    expect(template.counts()).toEqual({
      auth0_connection_client: 2,
      'data.auth0_connection': 1,
      'data.auth0_tenant': 1,
    });
    expect(Object.values(template.all('auth0_connection_client'))).toEqual([
      { client_id: 'client', connection_id: `\${data.auth0_connection.${data}.id}` },
      { client_id: 'client', connection_id: 'con_AbCdEfGh12345678' },
    ]);
    expect(Object.values(template.data('auth0_connection'))).toEqual([{ name: 'Username-Password-Authentication' }]);
  });

  test.each<[string, Record<string, Auth0ConnectionRef>, string]>([
    ['an invalid ID', { a: { id: 'users' } }, 'ERR_CONNECTION_INVALID'],
    ['a name with a space', { a: { name: 'my users' } }, 'ERR_CONNECTION_INVALID'],
    ['both id and name', { a: { id: 'con_AbCdEfGh12345678', name: 'users' } }, 'ERR_CONNECTION_INVALID'],
    ['a key with a space', { 'a b': { name: 'users' } }, 'ERR_KEY_INVALID'],
  ])('refuses %s', (_, connections, code) => {
    expect(codesOf(() => enabled(connections))).toEqual([code]);
  });
});
