import { THIS_PROJECT } from '@auth0-cognito/contract';
import type { Rule } from '../rule';
import { ofType } from '../subject';

/** Without this data source, a first plan does not call the tenant: wrong credentials fail only after the apply has created the pool. */
export const tenantCheck: Rule = {
  id: 'tenant-check',
  severity: 'notice',
  reads: ['configuration'],
  title: 'wrong Auth0 credentials would fail only during an apply',
  help: 'read data auth0_tenant in the stack',
  source: THIS_PROJECT,
  check: (subject) =>
    ofType(subject, 'auth0_tenant').some(({ mode }) => mode === 'data')
      ? []
      : [{ address: 'data.auth0_tenant', received: 'nothing', allowed: 'a data source' }],
};
