import { EnvironmentOutputs, FederatedUserPool } from '@auth0-cognito/federation';
import type { Construct } from 'constructs';

import { BaseStack, primaryFederation } from './base-stack';
import { PolicyValidation } from './policy';
import type { Environment } from './schema/environment';

/** Defines everything that stands in one environment. */
export class EnvironmentStack extends BaseStack {
  readonly federatedUserPool: FederatedUserPool;

  constructor(scope: Construct, environment: Environment) {
    super(scope, environment.name, environment);
    const { name, organization, account, region, app, stage, decommission } = environment;
    const isProtected = decommission === undefined;

    this.federatedUserPool = new FederatedUserPool(this, 'Federation', {
      name: `${organization}-${name}`,
      region,
      appUrl: app.url,
      domain: environment.domain,
      federations: environment.federations,
      primaryFederation: primaryFederation(environment),
      userPool: { ...environment.userPool, ...(!isProtected && { deletionProtection: false }) },
      webClient: environment.webClient,
      identityPool: environment.identityPool,
      auth0Providers: this.auth0Providers,
    });
    if (stage === 'production' && isProtected) {
      const { resource } = this.federatedUserPool.userPool;
      resource.lifecycle = { ...resource.lifecycle, preventDestroy: true };
    }

    new EnvironmentOutputs(this, 'Outputs', {
      environment: name,
      accountId: account,
      federatedUserPool: this.federatedUserPool,
    });
    this.node.addValidation(new PolicyValidation(this, environment));
  }
}
