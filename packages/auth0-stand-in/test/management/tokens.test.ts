import { openTenant } from '../../src/management/tenant';
import type { MachineToken } from '../../src/management/tokens';
import { managementScopes, signMachineToken } from '../../src/management/tokens';
import { createTenantStore } from '../../src/store';
import { DOMAIN } from '../harness';

const AUDIENCE = `https://${DOMAIN}/api/v2/`;

const tenant = openTenant(DOMAIN, createTenantStore());
const other = openTenant(DOMAIN, createTenantStore());

const tokenOf = (changes: Partial<MachineToken> = {}, signer = tenant) =>
  signMachineToken(signer, {
    host: DOMAIN,
    clientId: 'terraform',
    audience: AUDIENCE,
    scopes: ['read:clients'],
    lifetime: 60,
    ...changes,
  });

describe('managementScopes', () => {
  it('reads the scopes of a token of the tenant', async () => {
    const token = await tokenOf({ scopes: ['read:clients', 'update:clients'] });

    const scopes = await managementScopes(tenant, `Bearer ${token}`);

    expect([...scopes]).toEqual(['read:clients', 'update:clients']);
  });

  it('returns an empty list for a token without scopes', async () => {
    const token = await tokenOf({ scopes: [] });

    const scopes = await managementScopes(tenant, `Bearer ${token}`);

    expect(scopes.size).toBe(0);
  });

  test.each([
    ['is expired', () => tokenOf({ lifetime: -10 }), 'Expired token received for JSON Web Token validation'],
    ['is for another API', () => tokenOf({ audience: 'https://api.example' }), `Bad audience: expected ${AUDIENCE}`],
    ['is of another issuer', () => tokenOf({ host: 'other.eu.auth0.com' }), 'Invalid token'],
    ['is of another key', () => tokenOf({}, other), 'Invalid signature received for JSON Web Token validation'],
    [
      'is tampered with',
      async () => (await tokenOf()).replace(/\.[^.]+\./, '.e30.'),
      'Invalid signature received for JSON Web Token validation',
    ],
  ])('refuses a token that %s', async (_, make, message) => {
    const token = await make();

    await expect(managementScopes(tenant, `Bearer ${token}`)).rejects.toMatchObject({
      body: { statusCode: 401, message },
    });
  });
});
