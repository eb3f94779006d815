import { EnvironmentOutputs, FederatedUserPool } from '../src';
import { synthesize } from './template';
import { awsWorkspace } from './terraform';

describe('FederatedUserPool with the real AWS provider', () => {
  test('is valid with its defaults', () => {
    const template = synthesize((stack) => {
      const federatedUserPool = new FederatedUserPool(stack, 'Federation', {
        name: 'acme-dev',
        region: 'eu-central-1',
        appUrl: 'http://localhost:3000',
        domain: { prefix: 'acme-dev-login' },
        webClient: { name: 'acme+dev.web' },
        federations: {
          auth0: { tenant: { domain: 'acme-dev.eu.auth0.com' }, identityProvider: { name: 'Auth0' } },
        },
      });
      new EnvironmentOutputs(stack, 'Outputs', {
        environment: 'dev',
        accountId: '123456789012',
        federatedUserPool,
      });
    });
    const workspace = awsWorkspace(template.json);

    const result = workspace.validate();
    workspace.dispose();

    expect(result.diagnostics).toEqual([]);
    expect(result.valid).toBe(true);
  });
});
