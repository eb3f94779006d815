import { shown, cognitoApi } from '@auth0-cognito/contract';
import { isUserClient, settingClients } from '../cognito';
import { expanded } from '../expressions';
import { texts } from '../json';
import type { Rule } from '../rule';

/** Without `openid`, the client gets no ID token, which the identity pool requires. */
export const clientScopes: Rule = {
  id: 'client-scopes',
  severity: 'critical',
  reads: ['configuration'],
  title: 'an app client gets no ID token',
  help: 'allow openid on clients that sign users in; give machine clients only scopes of a resource server',
  source: cognitoApi('CreateUserPoolClient'),
  check: (subject) =>
    settingClients(subject)
      .filter(({ values }) => values.allowed_oauth_flows !== undefined)
      .map((client) => ({
        ...client,
        people: isUserClient(client),
        scopes: texts(client.values.allowed_oauth_scopes).map((scope) => expanded(subject, scope)),
      }))
      .filter(({ people, scopes }) =>
        people ? !scopes.includes('openid') : scopes.length === 0 || scopes.some((scope) => !scope.includes('/')),
      )
      .map(({ address, people, scopes }) => ({
        address: `${address}.allowed_oauth_scopes`,
        received: shown(scopes),
        allowed: people ? 'openid, and others' : '{resource server}/{scope}',
      })),
};
