import { createAuth0StandIn } from '../src';
import { DOMAIN, TENANT, TERRAFORM, managementToken, serve } from './harness';

describe('createAuth0StandIn', () => {
  test.each([
    ['no tenant', [], ['ERR_AUTH0_STAND_IN_NO_TENANTS']],
    ['a URL instead of a host', [{ ...TENANT, domain: `https://${DOMAIN}` }], ['ERR_AUTH0_STAND_IN_NOT_A_HOST']],
    ['a path instead of a host', [{ ...TENANT, customDomains: ['../x'] }], ['ERR_AUTH0_STAND_IN_NOT_A_HOST']],
    ['a duplicate host', [TENANT, TENANT], ['ERR_AUTH0_STAND_IN_HOST_TWICE']],
    [
      'a duplicate client',
      [{ ...TENANT, managementClients: [TERRAFORM, TERRAFORM] }],
      ['ERR_AUTH0_STAND_IN_CLIENT_TWICE'],
    ],
    [
      'several things',
      [{ domain: 'UPPER', managementClients: [{ ...TERRAFORM, clientSecret: '' }] }],
      ['ERR_AUTH0_STAND_IN_NOT_A_HOST', 'ERR_AUTH0_STAND_IN_EMPTY_CREDENTIAL'],
    ],
  ])('refuses %s, with every fault', (_, tenants, codes) => {
    const faults = codes.map((code) => expect.objectContaining({ code }));

    expect(() => createAuth0StandIn({ tenants })).toThrow(expect.objectContaining({ faults }));
  });

  it('distinguishes tenants by host', async () => {
    const other = { domain: 'other.us.auth0.com', managementClients: [{ ...TERRAFORM, clientSecret: 'different' }] };
    const served = await serve({ tenants: [TENANT, other] });

    const own = await managementToken(served);
    const foreign = await managementToken(served, TERRAFORM, other.domain);
    const crossed = await served.fetch(`https://${other.domain}/api/v2/clients`, {
      headers: { authorization: `Bearer ${own}` },
    });
    const unknown = await served.fetch('https://elsewhere.example/');
    const withPort = await served.fetch(`https://${DOMAIN}:8443/api/v2/clients`);

    expect(own).toEqual(expect.any(String));
    expect(foreign).toBeUndefined();
    expect(crossed.status).toBe(401);
    expect(unknown.status).toBe(421);
    expect(withPort.status).toBe(401);
    await served.close();
  });

  it('does not respond after it is closed', async () => {
    const served = await serve();
    await served.standIn.close();

    const answer = await served.fetch(`https://${DOMAIN}/api/v2/clients`);

    expect(answer.status).toBe(503);
    await served.close();
  });
});
