import { shown } from '@auth0-cognito/contract';
import { oidcProviders } from '../cognito';
import { at } from '../json';
import type { Rule } from '../rule';

/** Without `openid` there is no ID token. Without `email` and `profile`, the claims that the attribute mapping reads are absent. */
export const providerScopes: Rule = {
  id: 'provider-scopes',
  severity: 'critical',
  reads: ['configuration'],
  title: 'Cognito gets no ID token or no attributes from Auth0',
  help: 'request openid, email and profile in authorize_scopes',
  source: 'https://auth0.com/docs/get-started/apis/scopes/openid-connect-scopes',
  check: (subject) =>
    oidcProviders(subject)
      .map(({ address, values }) => ({ address, scopes: at(values, 'provider_details', 'authorize_scopes') }))
      .filter(
        ({ scopes }) => !['openid', 'email', 'profile'].every((scope) => String(scopes).split(' ').includes(scope)),
      )
      .map(({ address, scopes }) => ({
        address: `${address}.provider_details.authorize_scopes`,
        received: shown(scopes),
        allowed: 'openid email profile, and others',
      })),
};
