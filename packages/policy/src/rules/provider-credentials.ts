import { shown, THIS_PROJECT } from '@auth0-cognito/contract';
import { APPLICATION, CREDENTIALS, oidcProviders } from '../cognito';
import { referred } from '../expressions';
import { at } from '../json';
import type { Rule } from '../rule';

/** The id and the secret must belong to the same application and must not be swapped. */
export const providerCredentials: Rule = {
  id: 'provider-credentials',
  severity: 'critical',
  reads: ['configuration'],
  title: 'the client ID and the secret that Cognito uses at Auth0 belong to different applications',
  help: 'set client_id from the auth0_client and client_secret from the auth0_client_credentials of the same application, with client_secret_post',
  source: THIS_PROJECT,
  check: (subject) =>
    oidcProviders(subject).flatMap(({ address, values }) => {
      const id = at(values, 'provider_details', 'client_id');
      const secret = at(values, 'provider_details', 'client_secret');
      const [application] = referred(subject, id, APPLICATION);
      // The data source of a referenced application has the id and the secret.
      if (application?.mode === 'data' && String(secret) === `\${${application.address}.client_secret}`) return [];
      const [credentials] = referred(subject, secret, CREDENTIALS);
      const owner = credentials && referred(subject, credentials.values.client_id, APPLICATION)[0];
      const method = credentials?.values.authentication_method;
      return [
        ...(application && String(id).endsWith('.client_id}')
          ? []
          : [
              {
                address: `${address}.provider_details.client_id`,
                received: shown(id),
                allowed: 'the client_id of an auth0_client',
              },
            ]),
        ...(credentials && String(secret).endsWith('.client_secret}')
          ? []
          : [
              {
                address: `${address}.provider_details.client_secret`,
                received: 'no reference to a secret',
                allowed: 'the client_secret of an auth0_client_credentials',
              },
            ]),
        ...(credentials && owner?.address !== application?.address
          ? [
              {
                address: `${credentials.address}.client_id`,
                received: shown(credentials.values.client_id),
                allowed: `the client_id of ${application?.address}`,
              },
            ]
          : []),
        ...(credentials && method !== 'client_secret_post'
          ? [
              {
                address: `${credentials.address}.authentication_method`,
                received: shown(method),
                allowed: 'client_secret_post',
              },
            ]
          : []),
      ];
    }),
};
