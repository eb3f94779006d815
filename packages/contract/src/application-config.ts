import type { ClientOutputs, EnvironmentOutputs } from './outputs';
import { auth0LogoutUrl, logoutUrl } from './urls';

/** What `./federation config` can write. */
export const CONFIG_FORMATS = ['amplify', 'oidc', 'dotenv', 'json'] as const;
export type ConfigFormat = (typeof CONFIG_FORMATS)[number];

/** What an application needs to sign people in through one client. Nothing here is a secret. */
export interface ApplicationConfig {
  readonly environment: string;
  readonly region: string;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly identityPoolId: string;
  /** `iss` of the tokens the application gets. */
  readonly issuer: string;
  /** Host of the hosted sign-in. */
  readonly cognitoDomain: string;
  /** Value of `identity_provider` that goes to Auth0 at once. */
  readonly identityProvider: string;
  readonly scopes: readonly string[];
  readonly callbackUrls: readonly string[];
  readonly logoutUrls: readonly string[];
  /** Signs out of Auth0, then of Cognito, and ends at the client's sign-in page. Absent for a client without callback URLs. */
  readonly auth0LogoutUrl?: string;
}

/** The outputs tell the web client's; Auth0 allows it for each client, since it compares such URLs without their queries. */
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

/** The config of one client, by default the one that Auth0's login URI names; undefined where there is none of that name. */
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

/**
 * The argument of aws-amplify 6's `Amplify.configure`.
 *
 * @see https://docs.amplify.aws/javascript/build-a-backend/auth/use-existing-cognito-resources/
 */
function amplify(config: ApplicationConfig) {
  return {
    Auth: {
      Cognito: {
        userPoolId: config.userPoolId,
        userPoolClientId: config.clientId,
        identityPoolId: config.identityPoolId,
        loginWith: {
          oauth: {
            domain: config.cognitoDomain,
            providers: [{ custom: config.identityProvider }],
            scopes: config.scopes,
            redirectSignIn: config.callbackUrls,
            redirectSignOut: config.logoutUrls,
            responseType: 'code',
          },
        },
      },
    },
  };
}

/** Settings under the names of OpenID Connect discovery and dynamic registration, as most client libraries take them. */
function oidc(config: ApplicationConfig) {
  return {
    issuer: config.issuer,
    client_id: config.clientId,
    redirect_uris: config.callbackUrls,
    post_logout_redirect_uris: config.logoutUrls,
    scope: config.scopes.join(' '),
    response_type: 'code',
    code_challenge_method: 'S256',
    authorization_params: { identity_provider: config.identityProvider },
    end_session_endpoint: `https://${config.cognitoDomain}/logout`,
  };
}

function dotenv(config: ApplicationConfig): string {
  const values: Record<string, string> = {
    AWS_REGION: config.region,
    COGNITO_USER_POOL_ID: config.userPoolId,
    COGNITO_CLIENT_ID: config.clientId,
    COGNITO_IDENTITY_POOL_ID: config.identityPoolId,
    COGNITO_DOMAIN: config.cognitoDomain,
    COGNITO_IDENTITY_PROVIDER: config.identityProvider,
    COGNITO_SCOPES: config.scopes.join(' '),
    COGNITO_CALLBACK_URLS: config.callbackUrls.join(','),
    COGNITO_LOGOUT_URLS: config.logoutUrls.join(','),
    OIDC_ISSUER: config.issuer,
    ...(config.auth0LogoutUrl !== undefined && { AUTH0_LOGOUT_URL: config.auth0LogoutUrl }),
  };
  // JSON quoting is what dotenv files understand; nothing here holds a `$`.
  return Object.entries(values)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join('\n');
}

/** The config as text, without a final line break. */
export function formatConfig(config: ApplicationConfig, format: ConfigFormat): string {
  switch (format) {
    case 'amplify':
      return JSON.stringify(amplify(config), null, 2);
    case 'oidc':
      return JSON.stringify(oidc(config), null, 2);
    case 'dotenv':
      return dotenv(config);
    case 'json':
      return JSON.stringify(config, null, 2);
  }
}
