import { THIS_PROJECT } from '@auth0-cognito/contract';
import type { Rule } from '../rule';
import { ofType } from '../subject';

/** A first plan makes no call to the tenant, so wrong credentials would fail only after the pool has been created. */
export const tenantCheck: Rule = {
  id: 'tenant-check',
  severity: 'notice',
  reads: ['configuration'],
  title: 'wrong Auth0 credentials would be noticed only during an apply',
  help: 'read data auth0_tenant in the stack',
  source: THIS_PROJECT,
  check: (subject) =>
    ofType(subject, 'auth0_tenant').some(({ mode }) => mode === 'data')
      ? []
      : [{ address: 'data.auth0_tenant', received: 'nothing', allowed: 'a data source' }],
};
