import type { Served } from '../harness';
import { DOMAIN, call, serve } from '../harness';
import { sdk } from '../sdk';

let served: Served;
beforeEach(async () => {
  served = await serve();
});
afterEach(() => served.close());

const newClient = async (name = 'acme') => (await call(served, 'POST', '/clients', { name })).body.client_id as string;

describe('client grants and resource servers', () => {
  it('give an application access to an API, once', async () => {
    const client_id = await newClient();
    const management = sdk(served);
    const api = await management.resourceServers.create({
      identifier: 'https://api.example',
      name: 'API',
      scopes: [{ value: 'read' }],
    });
    const asked = { client_id, audience: 'https://api.example', scope: ['read'] };

    const grant = await management.clientGrants.create(asked);
    const again = await call(served, 'POST', '/client-grants', asked);
    const updated = await management.clientGrants.update(grant.id ?? '', { scope: [] });

    expect(api).toMatchObject({
      signing_alg: 'RS256',
      token_lifetime: 86_400,
      is_system: false,
      token_dialect: 'access_token',
    });
    expect(grant).toMatchObject({ id: expect.stringMatching(/^cgr_/), ...asked });
    expect(again.status).toBe(409);
    expect(updated.scope).toEqual([]);
  });

  it('are found by identifier, and deleted together', async () => {
    const client_id = await newClient();
    const identifier = 'https://api.example/v1';
    await call(served, 'POST', '/resource-servers', { identifier, scopes: [{ value: 'read' }] });
    await call(served, 'POST', '/client-grants', { client_id, audience: identifier, scope: ['read'] });

    const path = `/resource-servers/${encodeURIComponent(identifier)}`;
    const found = await call(served, 'GET', path);
    const deleted = await call(served, 'DELETE', path);

    expect(found.body.identifier).toBe(identifier);
    expect(deleted.status).toBe(204);
    expect((await call(served, 'GET', `/client-grants?client_id=${client_id}`)).body).toEqual([]);
  });

  it('refuse scopes that the API lacks, unknown applications and APIs, and changes to the Management API itself', async () => {
    const client_id = await newClient();
    const audience = `https://${DOMAIN}/api/v2/`;

    const scope = await call(served, 'POST', '/client-grants', { client_id, audience, scope: ['read:minds'] });
    const nobody = await call(served, 'POST', '/client-grants', { client_id: 'nobody', audience, scope: [] });
    const nothing = await call(served, 'POST', '/client-grants', {
      client_id,
      audience: 'https://none.example',
      scope: [],
    });
    const system = await call(served, 'DELETE', `/resource-servers/${encodeURIComponent(audience)}`);

    expect([scope.status, nobody.status, nothing.status, system.status]).toEqual([400, 404, 404, 400]);
  });

  it('give an application tokens for its API', async () => {
    const { body: client } = await call(served, 'POST', '/clients', { name: 'machine', app_type: 'non_interactive' });
    const audience = 'https://api.example';
    await call(served, 'POST', '/resource-servers', {
      identifier: audience,
      scopes: [{ value: 'read' }],
      token_lifetime: 60,
    });
    const ask = () =>
      served.fetch(`https://${DOMAIN}/oauth/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: client.client_id,
          client_secret: client.client_secret,
          audience,
        }),
      });

    const before = await ask();
    await call(served, 'POST', '/client-grants', { client_id: client.client_id, audience, scope: ['read'] });
    const after = await ask();

    expect(before.status).toBe(403);
    expect(await after.json()).toMatchObject({ scope: 'read', expires_in: 60 });
  });
});
