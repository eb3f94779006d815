import type { Auth0Outputs, ClientOutputs, EnvironmentOutputs as Outputs } from '@auth0-cognito/contract';
import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';

import type { IAppClient } from './app-client/app-client-ref';
import type { Auth0Federation } from './auth0-federation';
import { WEB_CLIENT_KEY } from './federated-user-pool-settings';
import type { FederatedUserPool } from './federated-user-pool';

/** Props of {@link EnvironmentOutputs}. */
export interface EnvironmentOutputsProps {
  readonly environment: string;
  readonly accountId: string;
  readonly federatedUserPool: FederatedUserPool;
}

const clientOutputs = (client: IAppClient): ClientOutputs => ({
  client_id: client.clientId,
  callback_urls: client.callbackUrls,
  logout_urls: client.logoutUrls,
  scopes: client.scopes,
  identity_providers: client.identityProviders,
});

const federationOutputs = (federation: Auth0Federation): Auth0Outputs => ({
  identity_provider: federation.identityProvider.providerName,
  auth0_domain: federation.tenant.issuerHost,
  auth0_issuer: federation.tenant.issuer,
  auth0_client_id: federation.application.clientId,
  scopes: federation.identityProvider.scopes,
  iam_oidc_provider_arn: federation.iamOidcProvider.arn,
});

const mapped = <T, R>(record: Readonly<Record<string, T>>, map: (value: T) => R): Record<string, R> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));

/** Defines the Terraform outputs of an environment, one for each key of the contract. They contain no secrets. */
export class EnvironmentOutputs extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { environment, accountId, federatedUserPool: pool }: EnvironmentOutputsProps,
  ) {
    super(scope, id);
    const outputs: Outputs = {
      environment,
      account_id: accountId,
      region: pool.pool.region,
      app_url: pool.appUrl,
      user_pool_id: pool.pool.userPoolId,
      user_pool_issuer: pool.pool.issuer,
      cognito_domain: pool.domain.host,
      web_client: WEB_CLIENT_KEY,
      clients: mapped(pool.clients, clientOutputs),
      primary_federation: pool.primaryFederation,
      federations: mapped(pool.federations, federationOutputs),
      login_url: pool.hostedUrls.login,
      logout_url: pool.hostedUrls.logout,
      auth0_logout_url: pool.federations[pool.primaryFederation]?.auth0LogoutUrl ?? '',
      identity_pool_id: pool.identityPool.identityPoolId,
      authenticated_role_arn: pool.identityPool.authenticatedRole.arn,
    };

    for (const [name, value] of Object.entries(outputs)) {
      // The logical id is the name of the output, independent of its construct.
      new TerraformOutput(this, name, { value }).overrideLogicalId(name);
    }
  }
}
