import { generateKeyPairSync } from 'node:crypto';
import type { Served } from '../harness';
import { call, serve } from '../harness';
import { sdk } from '../sdk';

let served: Served;
beforeEach(async () => {
  served = await serve();
});
afterEach(() => served.close());

const newClient = async (name = 'acme') => (await call(served, 'POST', '/clients', { name })).body.client_id as string;

describe('client credentials', () => {
  const pem = () =>
    generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' });

  it('are stored with the ID of their key, and without their PEM', async () => {
    const id = await newClient();
    const management = sdk(served);

    const made = await management.clients.credentials.create(id, {
      credential_type: 'public_key',
      name: 'k',
      pem: String(pem()),
    });
    const listed = await management.clients.credentials.list(id);

    expect(made).toMatchObject({
      id: expect.stringMatching(/^cred_/),
      alg: 'RS256',
      kid: expect.any(String),
      name: 'k',
    });
    expect(made).not.toHaveProperty('pem');
    expect(listed).toEqual([made]);
    expect(await management.clients.credentials.get(id, made.id ?? '')).toEqual(made);
  });

  it('can be changed and deleted', async () => {
    const id = await newClient();
    const { body } = await call(served, 'POST', `/clients/${id}/credentials`, {
      credential_type: 'public_key',
      pem: pem(),
    });

    const changed = await call(served, 'PATCH', `/clients/${id}/credentials/${body.id}`, {
      expires_at: '2040-01-01T00:00:00Z',
    });
    const deleted = await call(served, 'DELETE', `/clients/${id}/credentials/${body.id}`);

    expect(changed.body.expires_at).toBe('2040-01-01T00:00:00.000Z');
    expect(deleted.status).toBe(204);
    expect((await call(served, 'GET', `/clients/${id}/credentials?include_totals=true&per_page=50`)).body).toEqual([]);
    expect((await call(served, 'GET', `/clients/${id}/credentials/${body.id}`)).body.errorCode).toBe(
      'inexistent_credential',
    );
  });

  test.each([
    ['no key', { credential_type: 'public_key' }],
    ['an invalid key', { credential_type: 'public_key', pem: 'abc' }],
    ['an invalid date', { credential_type: 'cert_subject_dn', subject_dn: 'CN=a', expires_at: 'soon' }],
  ])('are refused for %s', async (_, body) => {
    const id = await newClient();

    const answer = await call(served, 'POST', `/clients/${id}/credentials`, body);

    expect(answer).toMatchObject({ status: 400, body: { errorCode: 'invalid_body' } });
  });

  it('cannot be combined with a secret', async () => {
    const id = await newClient();
    await call(served, 'PATCH', `/clients/${id}`, { token_endpoint_auth_method: 'client_secret_post' });

    const both = await call(served, 'PATCH', `/clients/${id}`, {
      client_authentication_methods: { private_key_jwt: { credentials: [] } },
    });
    const instead = await call(served, 'PATCH', `/clients/${id}`, {
      token_endpoint_auth_method: null,
      client_authentication_methods: { private_key_jwt: { credentials: [] } },
    });

    expect(both.status).toBe(400);
    expect(instead.body).not.toHaveProperty('token_endpoint_auth_method');
  });
});
