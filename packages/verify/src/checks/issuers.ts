import type { Context, CheckDefinition } from '../check';
import { jsonObjectOf } from '../http';

function discovery(id: string, of: string, issuer: string, fix: string): CheckDefinition {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  return {
    id,
    title: `${of} publishes the issuer that its tokens are checked against`,
    url,
    expected: `status 200 and issuer ${issuer}`,
    fix,
    judge: (response) => {
      const issuerFound = jsonObjectOf(response).issuer;
      return {
        ok: response.status === 200 && issuerFound === issuer,
        got: `status ${response.status} and issuer ${typeof issuerFound === 'string' ? issuerFound : 'none'}`,
      };
    },
  };
}

const isSigningKey = (key: unknown) => {
  const { kty, kid, alg } = (key ?? {}) as Record<string, unknown>;
  return kty === 'RSA' && typeof kid === 'string' && (alg === undefined || alg === 'RS256');
};

function keys(id: string, of: string, url: string): CheckDefinition {
  return {
    id,
    title: `${of} publishes RS256 keys with ids`,
    url,
    expected: 'status 200 and at least one RSA key with a kid',
    fix: `check that ${of} signs with RS256 and that its key set can be read from the internet`,
    judge: (response) => {
      const found = jsonObjectOf(response).keys;
      const usable = Array.isArray(found) ? found.filter(isSigningKey).length : 0;
      return { ok: response.status === 200 && usable > 0, got: `status ${response.status} and ${usable} usable keys` };
    },
  };
}

/** Checks of the discovery documents and the keys of the pool and of each Auth0 tenant. */
export function issuerChecks({ outputs }: Context): readonly CheckDefinition[] {
  const { user_pool_issuer: issuer, federations } = outputs;
  return [
    discovery(
      'pool-discovery',
      'the user pool',
      issuer,
      'the pool in the outputs is not there: apply the environment again',
    ),
    keys('pool-keys', 'the user pool', `${issuer}/.well-known/jwks.json`),
    ...Object.entries(federations).flatMap(([name, { auth0_issuer }]) => [
      discovery(
        `auth0-discovery:${name}`,
        'Auth0',
        auth0_issuer,
        'set auth0.domain to the host under which the tenant issues tokens (a custom domain is another issuer)',
      ),
      keys(`auth0-keys:${name}`, 'Auth0', `${auth0_issuer}.well-known/jwks.json`),
    ]),
  ];
}
