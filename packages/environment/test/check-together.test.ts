import { checkTogether, defineEnvironment, type EnvironmentInput } from '../src';

import { values } from './values';

/** An environment that has nothing in common with the one of `values`. */
const other = (): EnvironmentInput => ({
  ...values(),
  name: 'other',
  account: '222222222222',
  state: { bucket: 'acme-other-tfstate' },
  domain: { prefix: 'acme-other-login' },
  federations: {
    auth0: { tenant: { domain: 'acme-other.eu.auth0.com' }, identityProvider: { name: 'Auth0' } },
  },
});

describe('checkTogether', () => {
  test('finds nothing between environments with nothing in common', () => {
    const environments = [values(), other()].map(defineEnvironment);

    const faults = checkTogether(environments);

    expect(faults).toEqual([]);
  });

  test.each<[string, Partial<EnvironmentInput>, string, string]>([
    ['one name', { name: 'test' }, 'ERR_COLLISION_NAME', 'test: name'],
    [
      'one state',
      { state: { bucket: 'acme-test-tfstate', key: 'test/federation.tfstate' } },
      'ERR_COLLISION_STATE',
      'other: state',
    ],
    ['one domain prefix', { domain: { prefix: 'acme-test-login' } }, 'ERR_COLLISION_DOMAIN', 'other: domain'],
    [
      'one user pool name in one account',
      { account: '111111111111', userPool: { name: 'acme-test' } },
      'ERR_COLLISION_USER_POOL',
      'other: userPool.name',
    ],
    [
      'one IAM provider in one account',
      { account: '111111111111', federations: values().federations },
      'ERR_COLLISION_IAM_PROVIDER',
      'other: federations.auth0.tenant',
    ],
    [
      'one application name in one tenant',
      { federations: { auth0: { ...values().federations.auth0!, application: { name: 'acme-test-cognito' } } } },
      'ERR_COLLISION_AUTH0_APPLICATION',
      'other: federations.auth0.application.name',
    ],
  ])('finds %s', (_, change, code, path) => {
    const environments = [values(), { ...other(), ...change }].map(defineEnvironment);

    const faults = checkTogether(environments);

    expect(faults).toContainEqual(expect.objectContaining({ code, path }));
  });

  test.each<[string, Partial<EnvironmentInput>]>([
    ['one tenant in two accounts', { federations: values().federations }],
    ['one bucket with two keys', { state: { bucket: 'acme-test-tfstate' } }],
    ['one domain prefix in two regions', { region: 'eu-west-1', domain: { prefix: 'acme-test-login' } }],
  ])('accepts %s', (_, change) => {
    const environments = [values(), { ...other(), ...change }].map(defineEnvironment);

    const faults = checkTogether(environments);

    expect(faults).toEqual([]);
  });
});
