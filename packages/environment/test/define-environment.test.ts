import { FaultError } from '@auth0-cognito/contract';

import { defineEnvironment, environmentFaults } from '../src';

import { edited, values } from './values';

/** The error that an attempt throws. */
function thrownBy(attempt: () => unknown): unknown {
  try {
    attempt();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('defineEnvironment', () => {
  test('returns values without faults unchanged', () => {
    const input = values();

    const environment = defineEnvironment(input);

    expect(environment).toEqual(values());
  });

  test('reports all faults at once, each in full', () => {
    const input = edited('webClient', { callbackUrls: ['http://a.example'], scope: [] }, edited('account', 1));
    edited('decommission', { date: '2026-12-31', acknowledgement: 'yes' }, edited('state', undefined, input));

    const error = thrownBy(() => defineEnvironment(input));

    expect(error).toBeInstanceOf(FaultError);
    const { faults, message } = error as FaultError;
    expect(faults.map(({ code, path }) => `${code} ${path}`).sort()).toEqual([
      'ERR_ENVIRONMENT_DECOMMISSION decommission.acknowledgement',
      'ERR_ENVIRONMENT_MISSING state',
      'ERR_ENVIRONMENT_TYPE account',
      'ERR_ENVIRONMENT_UNKNOWN_KEY webClient.scope',
      'ERR_URL_NOT_HTTPS webClient.callbackUrls[0]',
    ]);
    for (const { received, allowed, fix } of faults) {
      expect([received, allowed, fix].filter((text) => text === '')).toEqual([]);
    }
    expect(message).toContain('environment test: 5 faults');
    expect(message).toContain('received: "http://a.example"');
  });

  test('lists the existing keys for an unknown key', () => {
    const input = edited('federations.auth0.tenant.host', 'acme.eu.auth0.com');

    const faults = environmentFaults(input);

    expect(faults).toEqual([
      expect.objectContaining({ path: 'federations.auth0.tenant.host', allowed: 'customDomain, domain' }),
    ]);
  });

  test('never prints a secret', () => {
    const input = edited('tags', { note: 'AKIAIOSFODNN7EXAMPLE' }, edited('app.clientSecret', 's3cret'));

    const error = thrownBy(() => defineEnvironment(input));

    expect(String(error)).toContain('ERR_ENVIRONMENT_SECRET at app.clientSecret');
    expect(String(error)).not.toMatch(/s3cret|AKIA/);
  });

  test('requires the primary federation if there are several', () => {
    const { federations } = values();
    const partner = { tenant: { domain: 'partner.eu.auth0.com' }, identityProvider: { name: 'Partner' } };
    const several = { ...federations, partner };

    const unnamed = environmentFaults(edited('federations', several));
    const named = environmentFaults(edited('federations', several, edited('primaryFederation', 'partner')));

    expect(unnamed).toEqual([expect.objectContaining({ code: 'ERR_FEDERATION_UNKNOWN' })]);
    expect(named).toEqual([]);
  });
});
