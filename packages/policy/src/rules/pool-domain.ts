import { shown, cognitoGuide } from '@auth0-cognito/contract';
import { DOMAIN, POOL, oidcProviders, settingClients } from '../cognito';
import { referred } from '../expressions';
import type { Rule } from '../rule';
import { ofType } from '../subject';

/** The domain, clients and identity providers must be in a pool of this stack, and the pool must have a domain for sign-in. */
export const poolDomain: Rule = {
  id: 'pool-domain',
  severity: 'critical',
  reads: ['configuration'],
  title: 'a part of sign-in would use another user pool',
  help: 'give each user pool one domain, and set user_pool_id by reference to the pool',
  source: cognitoGuide('cognito-user-pools-assign-domain'),
  check: (subject) => {
    const pools = ofType(subject, POOL).filter(({ mode }) => mode === 'managed');
    if (pools.length === 0) return [];
    const parts = [...ofType(subject, DOMAIN), ...settingClients(subject), ...oidcProviders(subject)];
    const withDomain = ofType(subject, DOMAIN).flatMap(({ values }) => referred(subject, values.user_pool_id, POOL));
    return [
      ...parts
        .filter(({ values }) => referred(subject, values.user_pool_id, POOL).length === 0)
        .map(({ address, values }) => ({
          address: `${address}.user_pool_id`,
          received: shown(values.user_pool_id),
          allowed: pools.map((pool) => `\${${pool.address}.id}`).join(' or '),
        })),
      ...pools
        .filter((pool) => !withDomain.includes(pool))
        .map(({ address }) => ({ address, received: 'no domain', allowed: 'one domain' })),
    ];
  },
};
