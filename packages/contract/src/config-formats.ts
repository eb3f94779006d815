import type { ApplicationConfig } from './application-config';

/** Formats of `./federation config`: for one library, or with all values. */
export const CONFIG_FORMATS = ['amplify', 'oidc-client-ts', 'authjs', 'dotenv', 'json'] as const;
export type ConfigFormat = (typeof CONFIG_FORMATS)[number];

/**
 * The argument of aws-amplify 6's `Amplify.configure`.
 *
 * @see https://docs.amplify.aws/javascript/build-a-backend/auth/use-existing-cognito-resources/
 */
export function amplifySettings(config: ApplicationConfig) {
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
            scopes: [...config.scopes],
            redirectSignIn: [...config.callbackUrls],
            redirectSignOut: [...config.logoutUrls],
            responseType: 'code' as const,
          },
        },
      },
    },
  };
}

/**
 * The argument of `new UserManager` of oidc-client-ts 3, with the first callback URL and the first logout URL of the client. Cognito's sign-out
 * does not support the parameters of OpenID Connect: use `auth0LogoutUrl` of the format `json` to sign out.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
 * @see https://authts.github.io/oidc-client-ts/interfaces/UserManagerSettings.html
 */
export function oidcClientSettings({ issuer, clientId, identityProvider, ...config }: ApplicationConfig) {
  return {
    authority: issuer,
    client_id: clientId,
    redirect_uri: config.callbackUrls[0] ?? '',
    ...(config.logoutUrls[0] !== undefined && { post_logout_redirect_uri: config.logoutUrls[0] }),
    response_type: 'code',
    scope: config.scopes.join(' '),
    extraQueryParams: { identity_provider: identityProvider },
  };
}

/**
 * The argument of the provider `Cognito` of Auth.js 5 (next-auth 5). A confidential client adds its `clientSecret`; a public client adds
 * `client: { token_endpoint_auth_method: 'none' }`.
 *
 * @see https://authjs.dev/getting-started/providers/cognito
 */
export function authJsSettings({ issuer, clientId, identityProvider, scopes }: ApplicationConfig) {
  return {
    clientId,
    issuer,
    authorization: { params: { scope: scopes.join(' '), identity_provider: identityProvider } },
    checks: ['pkce' as const, 'state' as const],
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
  // dotenv files accept JSON strings. No value contains a `$`, which dotenv would expand.
  return Object.entries(values)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join('\n');
}

/** The config as text, without a final line break. */
export function formatConfig(config: ApplicationConfig, format: ConfigFormat): string {
  switch (format) {
    case 'amplify':
      return JSON.stringify(amplifySettings(config), null, 2);
    case 'oidc-client-ts':
      return JSON.stringify(oidcClientSettings(config), null, 2);
    case 'authjs':
      return JSON.stringify(authJsSettings(config), null, 2);
    case 'dotenv':
      return dotenv(config);
    case 'json':
      return JSON.stringify(config, null, 2);
  }
}
