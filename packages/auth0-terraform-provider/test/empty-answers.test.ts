import type { Auth0Api } from '../src/api';
import { client } from '../src/resources/client';
import { clientGrant } from '../src/resources/client-grant';
import { connectionClient } from '../src/resources/connection-client';

/** A tenant that answers every call with an empty document. */
const tenant = {
  get: () => Promise.resolve({}),
  list: () => Promise.resolve([]),
  post: () => Promise.resolve({}),
  patch: () => Promise.resolve({}),
} as unknown as Auth0Api;

describe('an empty response', () => {
  test('to a read keeps the ID of an application', async () => {
    expect(await client.read(tenant, 'app', { id: 'app' })).toMatchObject({ id: 'app' });
  });

  test('to a read removes an application from a connection, whatever its ID in the state', async () => {
    const state = { id: 'con_1::', connection_id: 'con_1', client_id: '' };

    expect(await connectionClient.read(tenant, state.id, state)).toBeNull();
  });

  test.each([
    ['auth0_client', client],
    ['auth0_client_grant', clientGrant],
  ])('to the creation of %s sets no ID', async (_type, { create }) => {
    expect(await create({ api: tenant, prior: null, planned: {}, config: {} }, () => undefined)).toBe('');
  });
});
