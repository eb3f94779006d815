import type { TerraformStack } from 'cdktf';

import {
  EnvironmentOutputs,
  FederatedUserPool,
  type FederatedUserPoolProps,
  type FederatedUserPoolSettings,
} from '../src';

/** A federated user pool with only the required settings. */
export const dev = {
  name: 'acme-dev',
  region: 'eu-central-1',
  appUrl: 'http://localhost:3000',
  domain: { prefix: 'acme-dev-login' },
  federations: { auth0: { tenant: { domain: 'acme-dev.eu.auth0.com' }, identityProvider: { name: 'Auth0' } } },
} as const satisfies FederatedUserPoolSettings;

/** Creates it, with its outputs. */
export const make =
  (props: Partial<FederatedUserPoolProps> = {}) =>
  (stack: TerraformStack) => {
    const federatedUserPool = new FederatedUserPool(stack, 'Federation', { ...dev, ...props });
    new EnvironmentOutputs(stack, 'Outputs', { environment: 'dev', accountId: '111111111111', federatedUserPool });
  };
