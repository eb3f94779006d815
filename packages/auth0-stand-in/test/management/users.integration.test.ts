import type { Served } from '../harness';
import { DOMAIN, TERRAFORM, call, serve } from '../harness';
import { sdk } from '../sdk';

let served: Served;
beforeEach(async () => {
  served = await serve();
});
afterEach(() => served.close());

describe('users', () => {
  const connection = 'Username-Password-Authentication';

  it('can be created, read, changed and deleted, and never return their password', async () => {
    const management = sdk(served);

    const user = await management.users.create({ connection, email: 'jo@acme.example', password: 'Sesame-1' });
    const id = user.user_id ?? '';
    await management.users.update(id, { given_name: 'Jo', user_metadata: { shoe: 43 } });
    const read = await call(served, 'GET', `/users/${encodeURIComponent(id)}`);
    const byEmail = await call(served, 'GET', '/users-by-email?email=JO@acme.example');
    await management.users.delete(id);

    expect(id).toMatch(/^auth0\|[0-9a-f]{24}$/);
    expect(read.body).toMatchObject({
      given_name: 'Jo',
      user_metadata: { shoe: 43 },
      email_verified: false,
      identities: [{ provider: 'auth0', connection }],
    });
    expect(JSON.stringify([user, read.body])).not.toMatch(/password|Sesame/);
    expect(byEmail.body).toHaveLength(1);
    expect((await call(served, 'GET', `/users/${encodeURIComponent(id)}`)).body.errorCode).toBe('inexistent_user');
  });

  test.each([
    ['an e-mail address that is taken', { connection, email: 'JO@acme.example', password: 'x' }, 409],
    ['an unknown connection', { connection: 'none', email: 'a@acme.example', password: 'x' }, 404],
    ['no password', { connection, email: 'a@acme.example' }, 400],
    ['no address', { connection, password: 'x' }, 400],
    ['an invalid e-mail address', { connection, email: 'a', password: 'x' }, 400],
  ])('are refused for %s', async (_, body, status) => {
    served.standIn.tenant(DOMAIN).seedUser({ email: 'jo@acme.example', password: 'x' });

    const answer = await call(served, 'POST', '/users', body);

    expect(answer.status).toBe(status);
  });

  it('have an unverified address after a change', async () => {
    const { user_id: id } = served.standIn.tenant(DOMAIN).seedUser({ email: 'jo@acme.example', password: 'x' });

    const changed = await call(served, 'PATCH', `/users/${encodeURIComponent(id)}`, { email: 'joe@acme.example' });

    expect(changed.body).toMatchObject({ email: 'joe@acme.example', email_verified: false });
  });
});

describe('control', () => {
  it('logs requests without secrets', async () => {
    const control = served.standIn.tenant(DOMAIN);
    control.clearRequests();

    await call(served, 'GET', '/clients?fields=name');

    expect(control.requests()).toMatchObject([
      { host: DOMAIN, method: 'POST', path: '/oauth/token', status: 200 },
      { host: DOMAIN, method: 'GET', path: '/api/v2/clients', status: 200 },
    ]);
    expect(JSON.stringify(control.requests())).not.toMatch(/secret|Bearer|fields/);
  });

  it('refuses unknown names', () => {
    const control = served.standIn.tenant(DOMAIN);

    expect(() => served.standIn.tenant('none.eu.auth0.com')).toThrow(
      expect.objectContaining({ code: 'ERR_AUTH0_STAND_IN_UNKNOWN_TENANT' }),
    );
    expect(() => control.rotateSecret('nobody')).toThrow(
      expect.objectContaining({ code: 'ERR_AUTH0_STAND_IN_UNKNOWN_CLIENT' }),
    );
    expect(() => control.revokeScopes('nobody', [])).toThrow(
      expect.objectContaining({ code: 'ERR_AUTH0_STAND_IN_UNKNOWN_CLIENT' }),
    );
    expect(() => control.enableConnection('none', TERRAFORM.clientId, true)).toThrow(
      expect.objectContaining({ code: 'ERR_AUTH0_STAND_IN_UNKNOWN_CONNECTION' }),
    );
    expect(() => control.seedUser({ email: 'a@b.example', password: 'x', connection: 'none' })).toThrow(
      expect.objectContaining({ code: 'ERR_AUTH0_STAND_IN_UNKNOWN_CONNECTION' }),
    );
  });

  it('seeds a user again with the same ID', () => {
    const control = served.standIn.tenant(DOMAIN);
    const first = control.seedUser({ email: 'jo@acme.example', password: 'x' });

    const second = control.seedUser({ email: 'Jo@acme.example', password: 'y', givenName: 'Jo' });

    expect(second).toMatchObject({ user_id: first.user_id, given_name: 'Jo' });
  });
});
