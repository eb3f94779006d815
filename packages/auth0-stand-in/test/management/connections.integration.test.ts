import type { Served } from '../harness';
import { DOMAIN, call, serve } from '../harness';
import { sdk } from '../sdk';

let served: Served;
beforeEach(async () => {
  served = await serve();
});
afterEach(() => served.close());

const newClient = async (name = 'acme') => (await call(served, 'POST', '/clients', { name })).body.client_id as string;

describe('connections', () => {
  it('are created with the settings of a new database, and no application enabled', async () => {
    const connection = await sdk(served).connections.create({ name: 'people', strategy: 'auth0' });

    expect(connection).toMatchObject({
      id: expect.stringMatching(/^con_[A-Za-z0-9]{16}$/),
      enabled_clients: [],
      realms: ['people'],
      is_domain_connection: false,
      authentication: { active: true },
      connected_accounts: { active: false },
    });
    expect(Object.keys(connection.options ?? {}).sort()).toEqual([
      'authentication_methods',
      'brute_force_protection',
      'mfa',
      'passkey_options',
      'passwordPolicy',
      'strategy_version',
    ]);
  });

  it('can be enabled and disabled one application at a time', async () => {
    const [one, two] = [await newClient('one'), await newClient('two')];
    const management = sdk(served);
    const { id = '' } = await management.connections.create({ name: 'people', strategy: 'auth0' });

    await management.connections.clients.update(id, [{ client_id: one, status: true }]);
    await management.connections.clients.update(id, [{ client_id: two, status: true }]);
    const both = await call(served, 'GET', `/connections/${id}/clients`);
    await management.connections.clients.update(id, [{ client_id: one, status: false }]);

    expect(both.body).toEqual({ clients: [{ client_id: one }, { client_id: two }] });
    expect((await management.connections.get(id)).enabled_clients).toEqual([two]);
    expect((await call(served, 'GET', `/clients/${two}/connections`)).body.connections).toMatchObject([{ id }]);
  });

  it('are listed from a checkpoint', async () => {
    const connection = (await call(served, 'POST', '/connections', { name: 'people', strategy: 'auth0' })).body;
    for (const name of ['a', 'b', 'c']) {
      await call(served, 'PATCH', `/connections/${connection.id}/clients`, [
        { client_id: await newClient(name), status: true },
      ]);
    }

    const first = await call(served, 'GET', `/connections/${connection.id}/clients?take=2`);
    const second = await call(served, 'GET', `/connections/${connection.id}/clients?take=2&from=${first.body.next}`);

    expect(first.body.clients).toHaveLength(2);
    expect(second.body.clients).toHaveLength(1);
    expect(second.body).not.toHaveProperty('next');
  });

  it('keep the fields that every read returns', async () => {
    const { body } = await call(served, 'POST', '/connections', { name: 'people', strategy: 'auth0' });

    const read = await call(served, 'GET', `/connections/${body.id}?fields=strategy,name&include_fields=true`);

    expect(Object.keys(read.body).sort()).toEqual([
      'authentication',
      'connected_accounts',
      'id',
      'is_domain_connection',
      'name',
      'strategy',
    ]);
  });

  it('return the time of their deletion', async () => {
    const { body } = await call(served, 'POST', '/connections', { name: 'people', strategy: 'auth0' });

    const deleted = await call(served, 'DELETE', `/connections/${body.id}`);

    expect(deleted).toMatchObject({ status: 202, body: { deleted_at: expect.stringMatching(/^\d{4}-/) } });
    expect((await call(served, 'GET', `/connections/${body.id}`)).status).toBe(404);
  });

  test.each([
    ['a name that is taken', { name: 'Username-Password-Authentication', strategy: 'auth0' }, 409],
    ['a name with a space', { name: 'a b', strategy: 'auth0' }, 400],
    ['no strategy', { name: 'people' }, 400],
    ['an unknown application', { name: 'people', strategy: 'auth0', enabled_clients: ['nobody'] }, 404],
  ])('are refused for %s', async (_, body, status) => {
    const answer = await call(served, 'POST', '/connections', body);

    expect(answer.status).toBe(status);
    expect(served.standIn.tenant(DOMAIN).connections()).toHaveLength(1);
  });
});
