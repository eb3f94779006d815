import type { FederationSettings } from '../src';
import { dev, make } from './dev';
import { synthesize } from './template';

describe('several federations of one tenant', () => {
  const partner = { tenant: dev.federations.auth0.tenant, identityProvider: { name: 'Partner' } };
  const both = (settings: Partial<FederationSettings>, order: 'first' | 'last' = 'last') => {
    const other = { ...partner, ...settings };
    const { auth0 } = dev.federations;
    const federations = order === 'last' ? { auth0, other } : { other, auth0 };
    return synthesize(make({ primaryFederation: 'auth0', federations }));
  };

  test.each<[string, Partial<FederationSettings>, 'first' | 'last']>([
    ['both managed', {}, 'last'],
    ['the second by reference', { iamOidcProvider: { existing: true } }, 'last'],
    ['the first by reference', { iamOidcProvider: { existing: true } }, 'first'],
  ])('share one IAM provider with the client IDs of both: %s', (_, settings, order) => {
    const template = both(settings, order);

    const clients = Object.keys(template.all('auth0_client'));
    const provider = template.only('aws_iam_openid_connect_provider');
    expect([...(provider.client_id_list as string[])].sort()).toEqual(
      clients.map((client) => `\${auth0_client.${client}.client_id}`).sort(),
    );
    expect(template.only('aws_cognito_identity_pool').openid_connect_provider_arns).toHaveLength(1);
    expect(Object.values(template.all('auth0_client')).map(({ name }) => name)).toContain('acme-dev-cognito');
    expect(new Set(Object.values(template.all('auth0_client')).map(({ name }) => name)).size).toBe(2);
  });

  test('have separate providers if STS uses one of them, whose URL ends with a slash', () => {
    const template = both({ iamOidcProvider: { consumer: 'sts' } });

    expect(
      Object.values(template.all('aws_iam_openid_connect_provider'))
        .map(({ url }) => url)
        .sort(),
    ).toEqual(['https://acme-dev.eu.auth0.com', 'https://acme-dev.eu.auth0.com/']);
  });

  test('have a data source each if another stack creates the provider', () => {
    const existing = { iamOidcProvider: { existing: true } };
    const federations = { auth0: { ...dev.federations.auth0, ...existing }, other: { ...partner, ...existing } };
    const template = synthesize(make({ primaryFederation: 'auth0', federations }));

    expect(template.counts()).not.toHaveProperty('aws_iam_openid_connect_provider');
    expect(Object.keys(template.json.data?.aws_iam_openid_connect_provider ?? {})).toHaveLength(2);
  });
});
