import type { Served } from '../harness';
import { DOMAIN, call, serve } from '../harness';

let served: Served;
beforeEach(async () => {
  served = await serve();
});
afterEach(() => served.close());

describe('tenant settings', () => {
  it('merge flags, remove nulls and keep the rest', async () => {
    const first = await call(served, 'PATCH', '/tenants/settings', {
      friendly_name: 'Acme',
      flags: { no_disclose_enterprise_connections: false },
      mtls: { enable_endpoint_aliases: true },
    });
    const second = await call(served, 'PATCH', '/tenants/settings', { mtls: null, acr_values_supported: null });
    const read = await call(served, 'GET', '/tenants/settings');

    expect(first.body).toMatchObject({ mtls: { enable_endpoint_aliases: true }, flags: { enable_sso: true } });
    expect(second.body).not.toHaveProperty('mtls');
    expect(read.body).toMatchObject({ friendly_name: 'Acme', sandbox_versions_available: ['22', '18'] });
    expect(read.body.flags).not.toHaveProperty('enforce_client_authentication_on_passwordless_start');
    expect(second.body.flags.enforce_client_authentication_on_passwordless_start).toBe(true);
  });

  it('refuse a flag nobody knows', async () => {
    const answer = await call(served, 'PATCH', '/tenants/settings', { flags: { enable_magic: true } });

    expect(answer.body.message).toContain(`'Additional properties not allowed: enable_magic' on property flags`);
  });
});

describe('custom domains', () => {
  it('become hosts of the tenant, each once', () => {
    const before = served.standIn.hosts();

    served.standIn.tenant(DOMAIN).seedCustomDomain('login.acme.example');
    served.standIn.tenant(DOMAIN).seedCustomDomain('login.acme.example');

    expect(before).toEqual([DOMAIN]);
    expect(served.standIn.hosts()).toEqual([DOMAIN, 'login.acme.example']);
  });

  it('have no Management API', async () => {
    served.standIn.tenant(DOMAIN).seedCustomDomain('login.acme.example');

    const answer = await served.fetch('https://login.acme.example/api/v2/clients');

    expect(answer.status).toBe(404);
  });
});
