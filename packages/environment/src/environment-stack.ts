import { EnvironmentOutputs, FederatedUserPool } from '@auth0-cognito/federation';
import type { Construct } from 'constructs';

import { BaseStack } from './base-stack';
import { PolicyValidation } from './policy';
import { settingsOf } from './schema/constructs';
import type { Environment } from './schema/environment';

/** Defines everything that stands in one environment. */
export class EnvironmentStack extends BaseStack {
  readonly federatedUserPool: FederatedUserPool;

  constructor(scope: Construct, environment: Environment) {
    super(scope, environment.name, environment);
    const { name, account, stage, decommission } = environment;
    const isProtected = decommission === undefined;

    this.federatedUserPool = new FederatedUserPool(this, 'Federation', {
      ...settingsOf(environment),
      ...(!isProtected && { userPool: { ...environment.userPool, deletionProtection: false } }),
      auth0Providers: this.auth0Providers,
      usEast1Provider: this.usEast1Provider,
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
