import { shown, cognitoApi } from '@auth0-cognito/contract';
import { PROVIDER, isUserClient, oidcProviders, settingClients } from '../cognito';
import { expanded, referred } from '../expressions';
import { texts } from '../json';
import type { Rule } from '../rule';

/** A client offers only the identity providers that it lists. */
export const providerListed: Rule = {
  id: 'provider-listed',
  severity: 'critical',
  reads: ['configuration'],
  title: 'no user could sign in through an identity provider',
  help: 'list the identity provider in supported_identity_providers of an app client, by reference',
  source: cognitoApi('CreateUserPoolClient'),
  check: (subject) => {
    const clients = settingClients(subject).filter(isUserClient);
    const names = oidcProviders(subject).map(({ values }) => String(values.provider_name));
    const unlisted = oidcProviders(subject).filter(
      ({ address, values }) =>
        !clients.some(
          (client) =>
            referred(subject, client.values.supported_identity_providers, PROVIDER).some(
              (provider) => provider.address === address,
            ) || texts(client.values.supported_identity_providers).includes(String(values.provider_name)),
        ),
    );
    return [
      ...unlisted.map(({ address }) => ({
        address,
        received: 'no app client lists it',
        allowed: 'at least one app client',
      })),
      ...clients
        .map(({ address, values }) => ({
          address: `${address}.supported_identity_providers`,
          listed: texts(values.supported_identity_providers).map((name) => expanded(subject, name)),
        }))
        .filter(
          ({ listed }) => listed.length === 0 || listed.some((name) => name !== 'COGNITO' && !names.includes(name)),
        )
        .map(({ address, listed }) => ({
          address,
          received: shown(listed),
          allowed: ['COGNITO', ...names].join(', '),
        })),
    ];
  },
};
