import type { EnvironmentInput } from '../src';

/** Values without faults, new on each call. */
export function values(): EnvironmentInput {
  return {
    name: 'test',
    stage: 'staging',
    organization: 'acme',
    account: '111111111111',
    region: 'eu-central-1',
    state: { bucket: 'acme-test-tfstate' },
    app: { url: 'https://app.test.acme.example' },
    domain: { prefix: 'acme-test-login' },
    federations: {
      auth0: { tenant: { domain: 'acme-test.eu.auth0.com' }, identityProvider: { name: 'Auth0' } },
    },
  };
}

/** The values with one change: keys joined by dots, undefined removes. */
export function edited(path: string, value: unknown, base: object = values()): EnvironmentInput {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce<Record<string, unknown>>(
    (node, key) => (node[key] ??= {}) as Record<string, unknown>,
    base as Record<string, unknown>,
  );
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  return base as EnvironmentInput;
}

/** Values of a production environment without faults. */
export const productionValues = (): EnvironmentInput => ({
  ...values(),
  stage: 'production',
  userPool: { mfa: { mode: 'required' } },
});
