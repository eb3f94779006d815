import { DescribeIdentityProviderCommand } from '@aws-sdk/client-cognito-identity-provider';
import { GetOpenIDConnectProviderCommand } from '@aws-sdk/client-iam';
import type { Auth0Outputs, EnvironmentOutputs } from '@auth0-cognito/contract';
import { idpResponseUrl, originOf } from '@auth0-cognito/contract';
import type { Auth0Clients } from '../clients/auth0';
import type { AwsClients } from '../clients/aws';
import { holdsAll, same, sameSecret } from './check';
import type { Check } from './check';
import { describeClient } from './user-pool-checks';

const withoutSlash = (url: string | undefined) => url?.replace(/\/$/, '');

/** Checks the login URI: its host and its client must exist in Cognito. */
async function loginUriCheck(
  name: string,
  uri: string | undefined,
  aws: AwsClients,
  outputs: EnvironmentOutputs,
): Promise<Check> {
  const expected = `https://${outputs.cognito_domain}/login for the real web client and one of its callback URLs`;
  const refuse = (received: string) => ({ name, ok: false, expected, received });
  if (uri === undefined || uri === '') return refuse('nothing');

  const url = new URL(uri);
  if (url.host !== outputs.cognito_domain) {
    // A login route of the application, which redirects to Cognito.
    return { name, ok: url.protocol === 'https:', expected: 'https', received: uri };
  }
  const clientId = url.searchParams.get('client_id') ?? '';
  const redirectUri = url.searchParams.get('redirect_uri') ?? '';
  if (clientId !== outputs.clients[outputs.web_client]?.client_id) return refuse(uri);
  const client = await describeClient(aws, outputs, clientId);
  const ok = url.pathname === '/login' && client?.CallbackURLs?.includes(redirectUri) === true;
  return { name, ok, expected, received: uri };
}

/** Compares a federation on both sides. `tenant` is the domain of its Auth0 tenant. */
export async function federationChecks(
  { aws, auth0 }: { aws: AwsClients; auth0: Auth0Clients },
  outputs: EnvironmentOutputs,
  { key, federation, tenant }: { key: string; federation: Auth0Outputs; tenant: string },
): Promise<Check[]> {
  const [application, { IdentityProvider: provider }, iamProvider] = await Promise.all([
    auth0.tenant(tenant).clients.get(federation.auth0_client_id),
    aws.cognito(outputs.region).send(
      new DescribeIdentityProviderCommand({
        UserPoolId: outputs.user_pool_id,
        ProviderName: federation.identity_provider,
      }),
    ),
    aws
      .iam(outputs.region)
      .send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: federation.iam_oidc_provider_arn })),
  ]);
  const details = provider?.ProviderDetails ?? {};
  const origin = originOf(outputs.app_url);
  const auth0Side = `Auth0 application of ${key}`;
  const cognitoSide = `identity provider ${federation.identity_provider}`;
  return [
    holdsAll(`${auth0Side}: callback`, [idpResponseUrl(outputs.cognito_domain)], application.callbacks),
    await loginUriCheck(`${auth0Side}: login URI`, application.initiate_login_uri, aws, outputs),
    holdsAll(`${auth0Side}: logout URLs`, [outputs.logout_url], application.allowed_logout_urls),
    holdsAll(`${auth0Side}: web origins`, [origin], application.web_origins),
    holdsAll(`${auth0Side}: allowed origins`, [origin], application.allowed_origins),
    same(`${cognitoSide}: client id`, federation.auth0_client_id, details.client_id),
    sameSecret(`${cognitoSide}: client secret`, application.client_secret, details.client_secret),
    same(`${cognitoSide}: issuer`, withoutSlash(federation.auth0_issuer), withoutSlash(details.oidc_issuer)),
    holdsAll(
      `${cognitoSide}: listed on the web client`,
      [federation.identity_provider],
      (await describeClient(aws, outputs, outputs.clients[outputs.web_client]?.client_id ?? ''))
        ?.SupportedIdentityProviders,
    ),
    holdsAll(`IAM OIDC provider of ${key}: client ids`, [federation.auth0_client_id], iamProvider.ClientIDList),
    same(
      `IAM OIDC provider of ${key}: URL`,
      withoutSlash(federation.auth0_issuer)?.replace('https://', ''),
      withoutSlash(iamProvider.Url)?.replace('https://', ''),
    ),
  ];
}
