import {
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  DescribeUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider';
import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import { prefixDomainHost } from '@auth0-cognito/contract';
import type { AwsClients } from '../clients/aws';
import { same, sameMembers } from './check';
import type { Check } from './check';

/** A user pool client as Cognito describes it; undefined if it does not exist. */
export async function describeClient(
  aws: AwsClients,
  outputs: EnvironmentOutputs,
  clientId: string,
): Promise<UserPoolClientType | undefined> {
  const command = new DescribeUserPoolClientCommand({ UserPoolId: outputs.user_pool_id, ClientId: clientId });
  return (await aws.cognito(outputs.region).send(command)).UserPoolClient;
}

/** Compares the pool, its domain and each app client with the outputs. */
export async function userPoolChecks(aws: AwsClients, outputs: EnvironmentOutputs): Promise<Check[]> {
  const cognito = aws.cognito(outputs.region);
  const prefixHost = prefixDomainHost('', outputs.region);
  const domain = outputs.cognito_domain.replace(new RegExp(`${prefixHost.replaceAll('.', '\\.')}$`), '');
  const [{ UserPool: pool }, { DomainDescription: description }] = await Promise.all([
    cognito.send(new DescribeUserPoolCommand({ UserPoolId: outputs.user_pool_id })),
    cognito.send(new DescribeUserPoolDomainCommand({ Domain: domain })),
  ]);
  const clients = await Promise.all(
    Object.entries(outputs.clients).map(async ([key, client]) => {
      const found = await describeClient(aws, outputs, client.client_id);
      const checks = [
        sameMembers(`client ${key}: callback URLs`, client.callback_urls, found?.CallbackURLs),
        sameMembers(`client ${key}: logout URLs`, client.logout_urls, found?.LogoutURLs),
        sameMembers(`client ${key}: scopes`, client.scopes, found?.AllowedOAuthScopes),
      ];
      // Machine clients have no sign-in.
      if (client.callback_urls.length === 0) return checks;
      const listed = found?.SupportedIdentityProviders;
      return [...checks, sameMembers(`client ${key}: identity providers listed`, client.identity_providers, listed)];
    }),
  );
  return [
    same('user pool: id', outputs.user_pool_id, pool?.Id),
    same('user pool: domain', outputs.user_pool_id, description?.UserPoolId),
    ...clients.flat(),
  ];
}
