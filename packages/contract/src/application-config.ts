import type { ClientOutputs, EnvironmentOutputs } from './outputs';
import { auth0LogoutUrl, logoutUrl } from './urls';

/** The settings that an application needs for sign-in through one client. They contain no secret. */
export interface ApplicationConfig {
  readonly environment: string;
  readonly region: string;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly identityPoolId: string;
  /** `iss` of the tokens that the application receives. */
  readonly issuer: string;
  /** Host of the hosted sign-in. */
  readonly cognitoDomain: string;
  /** Value of the parameter `identity_provider` that skips Cognito's sign-in page and redirects to Auth0. */
  readonly identityProvider: string;
  readonly scopes: readonly string[];
  readonly callbackUrls: readonly string[];
  readonly logoutUrls: readonly string[];
  /** Signs out of Auth0, then of Cognito, then redirects to the client's sign-in page. Absent for a client without callback URLs. */
  readonly auth0LogoutUrl?: string;
}

/**
 * Auth0's sign-out URL of one client. The outputs have only that of the web client. Auth0 allows those of the other clients too: it compares
 * logout URLs without their queries, and only the queries differ.
 */
function auth0LogoutOf(
  { cognito_domain: cognitoHost, federations, primary_federation: primary }: EnvironmentOutputs,
  { client_id: clientId, callback_urls: [redirectUri] }: ClientOutputs,
): string | undefined {
  const federation = federations[primary];
  if (redirectUri === undefined || !federation) return undefined;
  return auth0LogoutUrl({
    auth0Domain: federation.auth0_domain,
    clientId: federation.auth0_client_id,
    encodedReturnTo: encodeURIComponent(logoutUrl({ cognitoHost, clientId, redirectUri })),
  });
}

/** The config of one client, by default the web client; undefined if no client has the name. */
export function applicationConfig(
  outputs: EnvironmentOutputs,
  clientName = outputs.web_client,
): ApplicationConfig | undefined {
  const client = Object.hasOwn(outputs.clients, clientName) ? outputs.clients[clientName] : undefined;
  const federation = outputs.federations[outputs.primary_federation];
  if (!client || !federation) return undefined;
  const auth0Logout = auth0LogoutOf(outputs, client);
  return {
    environment: outputs.environment,
    region: outputs.region,
    userPoolId: outputs.user_pool_id,
    clientId: client.client_id,
    identityPoolId: outputs.identity_pool_id,
    issuer: outputs.user_pool_issuer,
    cognitoDomain: outputs.cognito_domain,
    identityProvider: federation.identity_provider,
    scopes: client.scopes,
    callbackUrls: client.callback_urls,
    logoutUrls: client.logout_urls,
    ...(auth0Logout !== undefined && { auth0LogoutUrl: auth0Logout }),
  };
}
