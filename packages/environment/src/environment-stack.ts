import { signInParameterPath } from '@auth0-cognito/contract';
import { EnvironmentOutputs, FederatedUserPool, SignInParameters, UserPool } from '@auth0-cognito/federation';
import { Annotations } from 'cdktf';
import type { Construct } from 'constructs';

import { BaseStack } from './base-stack';
import { applyExtension, type Extension } from './extension';
import { enforcePolicy } from './policy';
import { roleDefaultsOf, settingsOf } from './schema/constructs';
import type { Environment } from './environment-input';

/** Defines everything in one environment: the federation, its outputs, and what the extension adds. */
export class EnvironmentStack extends BaseStack {
  readonly federatedUserPool: FederatedUserPool;
  private judged: unknown;

  /** @param folder - of the app, absolute, for the extension. @default - the working folder */
  constructor(scope: Construct, environment: Environment, folder = process.cwd(), extend?: Extension) {
    super(scope, environment.name, environment);
    const { name, account, userPool, decommission } = environment;
    const isProtected = decommission === undefined;

    this.federatedUserPool = new FederatedUserPool(this, 'Federation', {
      ...settingsOf(environment),
      ...(!isProtected &&
        userPool?.existingName === undefined && { userPool: { ...userPool, deletionProtection: false } }),
      auth0Providers: this.auth0Providers,
      usEast1Provider: this.usEast1Provider,
    });
    // At a replacement, AWS would refuse the deletion only after everything that uses the pool has moved to the new one;
    // Terraform refuses it in the plan.
    const { pool } = this.federatedUserPool;
    if (isProtected && pool instanceof UserPool && (userPool?.deletionProtection ?? true)) {
      const { resource } = pool;
      resource.lifecycle = { ...resource.lifecycle, preventDestroy: true };
    }

    new EnvironmentOutputs(this, 'Outputs', {
      environment: name,
      accountId: account,
      federatedUserPool: this.federatedUserPool,
    });
    if (environment.signInParameters) {
      const path = signInParameterPath(environment.organization, name);
      new SignInParameters(this, 'SignInParameters', { federatedUserPool: this.federatedUserPool, path });
    }
    if (extend) {
      const { federatedUserPool } = this;
      const context = { federatedUserPool, environment, roleDefaults: roleDefaultsOf(environment), folder };
      applyExtension(this, context, extend);
    }
    this.node.addValidation({
      validate: () => {
        this.judged = super.toTerraform();
        for (const warning of enforcePolicy(this.judged, environment)) Annotations.of(this).addWarning(warning);
        return [];
      },
    });
  }

  /** The Terraform JSON. Returns once the JSON that the policy has checked, because rendering takes most of the time of a large synthesis. */
  override toTerraform(): unknown {
    const judged = this.judged;
    this.judged = undefined;
    return judged ?? super.toTerraform();
  }
}
