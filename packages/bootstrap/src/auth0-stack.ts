import { AUTH0_PLAN_SCOPES, AUTH0_SCOPES } from '@auth0-cognito/contract';
import { secretCondition } from '@auth0-cognito/federation';
import { Client } from '@cdktf/provider-auth0/lib/client';
import { ClientCredentials } from '@cdktf/provider-auth0/lib/client-credentials';
import { ClientGrant } from '@cdktf/provider-auth0/lib/client-grant';
import { Auth0Provider } from '@cdktf/provider-auth0/lib/provider';
import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';

import { BaseStack } from './base-stack';
import { managementApplicationNameOf } from './names';
import type { Account, Bootstrap } from './schema';

/** Name of the stack of an environment's management applications. */
export const auth0StackName = (environment: string) => `auth0-${environment}`;

/** Props of a {@link ManagementApplication}. */
interface ManagementApplicationProps {
  readonly name: string;
  readonly description: string;
  /** Host of the tenant. */
  readonly tenant: string;
  readonly scopes: readonly string[];
}

/** Defines an Auth0 application that may call the tenant's Management API with the given scopes only. */
class ManagementApplication extends Construct {
  readonly clientId: string;
  readonly clientSecret: string;

  constructor(scope: Construct, id: string, props: ManagementApplicationProps) {
    super(scope, id);
    const client = new Client(this, 'Resource', {
      name: props.name,
      description: props.description,
      appType: 'non_interactive',
      grantTypes: ['client_credentials'],
      oidcConformant: true,
      jwtConfiguration: { alg: 'RS256' },
    });
    const credentials = new ClientCredentials(this, 'Credentials', {
      clientId: client.clientId,
      authenticationMethod: 'client_secret_post',
      lifecycle: { postcondition: [secretCondition('self.client_secret')] },
    });
    new ClientGrant(this, 'Grant', {
      clientId: client.clientId,
      audience: `https://${props.tenant}/api/v2/`,
      scopes: [...props.scopes].sort(),
    });
    this.clientId = client.clientId;
    this.clientSecret = credentials.clientSecret;
  }
}

/**
 * Defines the two applications with which CI calls the Management API of an environment's Auth0 tenant: one for plans, one for deploys.
 *
 * It is a separate stack because the administrator of the tenant need not be an administrator of the AWS account. Its state contains the
 * secrets of the applications; no role of CI may read it.
 */
export class Auth0Stack extends BaseStack {
  constructor(scope: Construct, { organization, repository }: Bootstrap, account: Account, environment: string) {
    super(scope, auth0StackName(environment), account, ['auth0']);
    const tenant = account.environments[environment]?.tenant ?? '';
    new Auth0Provider(this, 'Auth0', { domain: tenant });

    const applications = {
      plan: new ManagementApplication(this, 'Plan', {
        name: managementApplicationNameOf({ organization, name: environment }, 'plan'),
        description: `Terraform plans ${environment} from ${repository}: reads only`,
        tenant,
        scopes: AUTH0_PLAN_SCOPES,
      }),
      deploy: new ManagementApplication(this, 'Deploy', {
        name: managementApplicationNameOf({ organization, name: environment }, 'deploy'),
        description: `Terraform deploys ${environment} from ${repository}`,
        tenant,
        scopes: AUTH0_SCOPES,
      }),
    };
    for (const [role, { clientId, clientSecret }] of Object.entries(applications)) {
      const output = (name: string, value: string, sensitive = false) =>
        new TerraformOutput(this, name, { value, ...(sensitive && { sensitive }) }).overrideLogicalId(name);
      output(`${role}_client_id`, clientId);
      output(`${role}_client_secret`, clientSecret, true);
    }
  }
}
