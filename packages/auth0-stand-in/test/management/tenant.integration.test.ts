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

  it('refuse an unknown flag', async () => {
    const answer = await call(served, 'PATCH', '/tenants/settings', { flags: { enable_magic: true } });

    expect(answer.body.message).toContain(`'Additional properties not allowed: enable_magic' on property flags`);
  });
});

describe('custom domains', () => {
  it('become hosts of the tenant, and are unique', () => {
    const before = served.standIn.hosts();

    served.standIn.tenant(DOMAIN).seedCustomDomain('login.acme.example');
    served.standIn.tenant(DOMAIN).seedCustomDomain('login.acme.example');

    expect(before).toEqual([DOMAIN]);
    expect(served.standIn.hosts()).toEqual([DOMAIN, 'login.acme.example']);
  });

  it('merge their metadata, and null removes a key', async () => {
    const made = await call(served, 'POST', '/custom-domains', {
      domain: 'login.acme.example',
      type: 'auth0_managed_certs',
      domain_metadata: { team: 'identity', stage: 'dev' },
    });
    const path = `/custom-domains/${made.body.custom_domain_id}`;

    const changed = await call(served, 'PATCH', path, { domain_metadata: { stage: null, owner: 'shop' } });
    const kept = await call(served, 'PATCH', path, { custom_client_ip_header: 'true-client-ip' });

    expect(made.body).toMatchObject({ status: 'pending_verification', custom_client_ip_header: null });
    expect(changed.body.domain_metadata).toEqual({ team: 'identity', owner: 'shop' });
    expect((await call(served, 'GET', path)).body).toEqual(kept.body);
    expect(kept.body).toMatchObject({
      custom_client_ip_header: 'true-client-ip',
      domain_metadata: { team: 'identity', owner: 'shop' },
    });
  });

  it('become hosts of the tenant after their verification, until they are deleted', async () => {
    const asked = { domain: 'login.acme.example', type: 'self_managed_certs' };
    const { body } = await call(served, 'POST', '/custom-domains', asked);
    const path = `/custom-domains/${body.custom_domain_id}`;
    const pending = served.standIn.hosts();

    const verified = await call(served, 'POST', `${path}/verify`);
    const ready = served.standIn.hosts();
    const again = await call(served, 'POST', '/custom-domains', asked);
    const part = await call(served, 'GET', '/custom-domains?take=1');
    await call(served, 'DELETE', path);

    expect([pending, ready, served.standIn.hosts()]).toEqual([[DOMAIN], [DOMAIN, asked.domain], [DOMAIN]]);
    expect([verified.body.status, again.status]).toEqual(['ready', 409]);
    expect(part.body).toEqual({ custom_domains: [verified.body] });
    expect((await call(served, 'GET', path)).body.errorCode).toBe('inexistent_custom_domain');
    expect((await call(served, 'GET', '/custom-domains')).body).toEqual([]);
  });

  it.each([
    ['no domain', { type: 'self_managed_certs' }],
    ['an unknown type', { domain: 'login.acme.example', type: 'none' }],
    ['an unknown property', { domain: 'login.acme.example', type: 'self_managed_certs', colour: 'blue' }],
    [
      'metadata that is too long',
      { domain: 'a.example', type: 'self_managed_certs', domain_metadata: { a: 'x'.repeat(256) } },
    ],
  ])('are refused with %s', async (_what, body) => {
    expect(await call(served, 'POST', '/custom-domains', body)).toMatchObject({ status: 400 });
  });

  it('do not serve the Management API', async () => {
    served.standIn.tenant(DOMAIN).seedCustomDomain('login.acme.example');

    const answer = await served.fetch('https://login.acme.example/api/v2/clients');

    expect(answer.status).toBe(404);
  });
});
