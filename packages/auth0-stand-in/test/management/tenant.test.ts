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
  it('become hosts of the tenant once verified', async () => {
    const { body: made } = await call(served, 'POST', '/custom-domains', {
      domain: 'login.acme.example',
      type: 'auth0_managed_certs',
    });
    const before = served.standIn.hosts();

    const verified = await call(served, 'POST', `/custom-domains/${made.custom_domain_id}/verify`);

    expect(made).toMatchObject({ status: 'pending_verification', verification: { methods: [{ name: 'cname' }] } });
    expect(before).toEqual([DOMAIN]);
    expect(verified.body.status).toBe('ready');
    expect(served.standIn.hosts()).toEqual([DOMAIN, 'login.acme.example']);
    expect((await call(served, 'DELETE', `/custom-domains/${made.custom_domain_id}`)).status).toBe(204);
    expect(served.standIn.hosts()).toEqual([DOMAIN]);
  });

  it('have no Management API', async () => {
    const { body } = await call(served, 'POST', '/custom-domains', {
      domain: 'login.acme.example',
      type: 'auth0_managed_certs',
    });
    await call(served, 'POST', `/custom-domains/${body.custom_domain_id}/verify`);

    const answer = await served.fetch('https://login.acme.example/api/v2/clients');

    expect(answer.status).toBe(404);
  });

  it('are unique', async () => {
    const body = { domain: 'login.acme.example', type: 'auth0_managed_certs' };
    await call(served, 'POST', '/custom-domains', body);

    const again = await call(served, 'POST', '/custom-domains', body);

    expect(again.status).toBe(409);
  });
});

describe('branding and attack protection', () => {
  it('are changed in part', async () => {
    await call(served, 'PATCH', '/branding', {
      logo_url: 'https://acme.example/logo.png',
      colors: { primary: '#112233' },
    });
    await call(served, 'PATCH', '/branding', { logo_url: null });
    await call(served, 'PATCH', '/attack-protection/suspicious-ip-throttling', {
      stage: { 'pre-login': { max_attempts: 7, rate: 1 } },
    });

    const branding = await call(served, 'GET', '/branding');
    const throttling = await call(served, 'GET', '/attack-protection/suspicious-ip-throttling');

    expect(branding.body).toEqual({ colors: { primary: '#112233' } });
    expect(throttling.body).toMatchObject({
      enabled: true,
      stage: { 'pre-login': { max_attempts: 7 }, 'pre-user-registration': { max_attempts: 50 } },
    });
  });

  it('never tell the keys of captcha providers', async () => {
    const changed = await call(served, 'PATCH', '/attack-protection/captcha', {
      hcaptcha: { site_key: 'open', secret: 'hush' },
    });

    expect(changed.body.hcaptcha).toEqual({ site_key: 'open' });
    expect(JSON.stringify((await call(served, 'GET', '/attack-protection/captcha')).body)).not.toContain('hush');
  });

  test.each([
    'brute-force-protection',
    'breached-password-detection',
    'suspicious-ip-throttling',
    'bot-detection',
    'captcha',
  ])('%s has settings and refuses unknown ones', async (name) => {
    const read = await call(served, 'GET', `/attack-protection/${name}`);
    const refused = await call(served, 'PATCH', `/attack-protection/${name}`, { magic: true });

    expect(Object.keys(read.body).length).toBeGreaterThan(0);
    expect(refused.status).toBe(400);
  });
});
