import { shown, isWeakGrant } from '@auth0-cognito/contract';
import { settingClients } from '../cognito';
import { texts } from '../json';
import type { Rule } from '../rule';
import { ofType } from '../subject';

export const implicitFlow: Rule = {
  id: 'implicit-flow',
  severity: 'high',
  reads: ['configuration'],
  title: 'tokens would be in URLs',
  help: 'use the authorization code flow with PKCE',
  source: 'https://datatracker.ietf.org/doc/html/rfc9700#section-2.1.2',
  check: (subject) => [
    ...settingClients(subject)
      .filter(({ values }) => texts(values.allowed_oauth_flows).includes('implicit'))
      .map(({ address, values }) => ({
        address: `${address}.allowed_oauth_flows`,
        received: shown(values.allowed_oauth_flows),
        allowed: 'code or client_credentials',
      })),
    ...ofType(subject, 'auth0_client')
      .filter(({ values }) => texts(values.grant_types).some(isWeakGrant))
      .map(({ address, values }) => ({
        address: `${address}.grant_types`,
        received: shown(values.grant_types),
        allowed: 'authorization_code, refresh_token',
      })),
  ],
};
