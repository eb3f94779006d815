import { Auth0Api } from '../src/api';
import { resolveSettings } from '../src/settings';
import { FakeAuth0 } from './fake-auth0';
import { hostTenants, type TenantHost } from './tenant-host';

const DOMAIN = 'acme-dev.eu.auth0.com';

describe('Auth0Api', () => {
  let fake: FakeAuth0;
  let host: TenantHost;
  let api: Auth0Api;

  const open = (environment: NodeJS.ProcessEnv = host.environment) =>
    new Auth0Api(resolveSettings({ domain: `http://${DOMAIN}`, client_id: 'id', client_secret: 's' }, {}), environment);

  beforeEach(async () => {
    fake = new FakeAuth0();
    host = await hostTenants([DOMAIN], fake.listener);
    api = open();
  });

  afterEach(async () => {
    await api.close();
    await host.close();
  });

  it('signs in once for concurrent calls, by https through the proxy', async () => {
    await Promise.all([api.get('tenants/settings'), api.get('tenants/settings')]);

    expect(fake.signIns).toEqual([
      { grant_type: 'client_credentials', client_id: 'id', client_secret: 's', audience: `https://${DOMAIN}/api/v2/` },
    ]);
    expect(host.asked.every((asked) => asked === `${DOMAIN}:443`)).toBe(true);
  });

  it('waits until the reset after a 429', async () => {
    const reset = Math.floor(Date.now() / 1000) + 1;
    fake.failures.push({ status: 429, headers: { 'x-ratelimit-reset': String(reset) } });

    await api.get('tenants/settings');

    expect(fake.seen).toHaveLength(2);
    expect(Date.now()).toBeGreaterThanOrEqual(reset * 1000);
  });

  it('retries three times after a 5xx', async () => {
    fake.failures.push({ status: 500 }, { status: 502 }, { status: 503 });

    await api.get('tenants/settings');

    expect(fake.seen).toHaveLength(4);
  });

  it('fails after the fourth 5xx, with the message of Auth0', async () => {
    fake.failures.push(...Array.from({ length: 4 }, () => ({ status: 500 })));

    await expect(api.get('tenants/settings')).rejects.toMatchObject({ summary: '500 Failure: as told', status: 500 });
    expect(fake.seen).toHaveLength(4);
  });

  it.each([400, 401, 403, 409])('does not retry after %i', async (status) => {
    fake.failures.push({ status });

    await expect(api.get('tenants/settings')).rejects.toMatchObject({ status });
    expect(fake.seen).toHaveLength(1);
  });

  it('treats a 404 as success for a deletion, and as an error otherwise', async () => {
    await expect(api.delete('clients/gone')).resolves.toBeUndefined();
    await expect(api.get('clients/gone')).rejects.toMatchObject({ status: 404 });
  });

  it('refuses a certificate that no authority signed', async () => {
    const distrustful = open({ HTTPS_PROXY: host.environment.HTTPS_PROXY });

    await expect(distrustful.get('tenants/settings')).rejects.toMatchObject({
      summary: expect.stringContaining(`${DOMAIN} can't be reached`) as unknown,
    });
    await distrustful.close();
  });

  it('reports which file of certificates it cannot read', () => {
    expect(() => open({ SSL_CERT_FILE: '/does/not/exist.pem' })).toThrow(/SSL_CERT_FILE can't be read/);
  });

  it('ends a waiting call when it is closed', async () => {
    fake.failures.push({ status: 429, headers: { 'x-ratelimit-reset': String(Date.now() / 1000 + 60) } });
    const ended = expect(api.get('tenants/settings')).rejects.toThrow();
    while (fake.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));

    await api.close();

    await ended;
  });
});

describe('resolveSettings', () => {
  const environment = {
    AUTH0_DOMAIN: 'env.eu.auth0.com',
    AUTH0_CLIENT_ID: 'env-id',
    AUTH0_CLIENT_SECRET: 'env-secret',
  };

  it('uses the environment for values that the block does not set', () => {
    expect(resolveSettings({ domain: null }, environment)).toMatchObject({
      domain: 'env.eu.auth0.com',
      audience: 'https://env.eu.auth0.com/api/v2/',
      credentials: { clientId: 'env-id', clientSecret: 'env-secret' },
    });
  });

  it('prefers the block to the environment', () => {
    const block = { domain: 'https://block.eu.auth0.com/', client_id: 'a', client_secret: 'b', audience: 'https://c/' };

    expect(resolveSettings(block, environment)).toEqual({
      domain: 'block.eu.auth0.com',
      audience: 'https://c/',
      credentials: { clientId: 'a', clientSecret: 'b' },
      customDomainHeader: undefined,
    });
  });

  it.each([
    ['no domain', {}, {}, /no domain/],
    ['no credentials', { domain: 'x.auth0.com' }, {}, /no credentials/],
    ['only one of the credentials', { client_id: 'x' }, { AUTH0_DOMAIN: 'x.auth0.com' }, /no credentials/],
    [
      'an authentication method that is not supported',
      { cli_login: true },
      environment,
      /cli_login is not available offline/,
    ],
  ])('refuses %s', (_, block, given, message) => {
    expect(() => resolveSettings(block, given)).toThrow(message);
  });
});
