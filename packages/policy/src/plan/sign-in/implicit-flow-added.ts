import { isWeakGrant } from '@auth0-cognito/contract';
import type { Rule } from '../../rule';
import { CLIENT_TYPES, added, changing } from '../changes';

/**
 * With the implicit flow, tokens are in the address bar, in the history and in logs. With the password grant, the application gets the
 * password.
 */
export const implicitFlowAdded: Rule = {
  id: 'implicit-flow-added',
  severity: 'high',
  reads: ['plan'],
  judges: {
    ...Object.fromEntries(CLIENT_TYPES.map((type) => [type, ['allowed_oauth_flows']])),
    auth0_client: ['grant_types'],
  },
  title: 'an application can use a sign-in flow that exposes tokens or passwords',
  help: 'use the authorization code flow',
  check: (subject) =>
    [
      { types: CLIENT_TYPES, key: 'allowed_oauth_flows' },
      { types: ['auth0_client'], key: 'grant_types' },
    ]
      .flatMap(({ types, key }) => changing(subject, types, key).map((resource) => ({ resource, key })))
      .flatMap(({ resource, key }) =>
        added(resource, key)
          .filter(isWeakGrant)
          .map((flow) => ({ address: resource.address, received: `${key} gains ${flow}`, allowed: 'code' })),
      ),
};
