import type { EnvironmentOutputs } from './outputs';
import { auth0Issuer, auth0LogoutUrl, loginUrl, logoutUrl } from './urls';

// Hosts that cannot exist: RFC 2606 reserves `.invalid`.
const APP = 'https://app.invalid';
const ADMIN = 'https://admin.invalid';
const COGNITO = 'login.invalid';
const AUTH0 = 'auth0.invalid';

const hosted = { cognitoHost: COGNITO, clientId: 'webclient', redirectUri: `${APP}/auth/callback` };

/** Auth0's sign-out URL that then redirects to `returnTo`. */
const auth0Logout = (returnTo: string) =>
  auth0LogoutUrl({ auth0Domain: AUTH0, clientId: 'auth0client', encodedReturnTo: encodeURIComponent(returnTo) });

/** For tests: valid outputs of an environment with one federation, two web clients, a client of a device and a machine client. */
export const outputs = {
  environment: 'dev',
  region: 'eu-central-1',
  account_id: '111111111111',
  app_url: APP,
  user_pool_id: 'eu-central-1_Pool',
  user_pool_issuer: 'https://cognito-idp.invalid/eu-central-1_Pool',
  cognito_domain: COGNITO,
  web_client: 'web',
  clients: {
    admin: {
      client_id: 'adminclient',
      callback_urls: [`${ADMIN}/signed-in`, `${APP}/admin`],
      logout_urls: [`${ADMIN}/`, auth0Logout(`${ADMIN}/`)],
      scopes: ['openid'],
      identity_providers: ['Auth0'],
    },
    device: {
      client_id: 'deviceclient',
      callback_urls: ['acme:/signed-in'],
      logout_urls: [],
      scopes: ['openid'],
      identity_providers: ['Auth0'],
    },
    importer: {
      client_id: 'importerclient',
      callback_urls: [],
      logout_urls: [],
      scopes: ['api/write'],
      identity_providers: [],
    },
    web: {
      client_id: hosted.clientId,
      callback_urls: [hosted.redirectUri, 'http://localhost:3000'],
      logout_urls: [`${APP}/`, auth0Logout(APP)],
      scopes: ['openid', 'email'],
      identity_providers: ['Auth0'],
    },
  },
  primary_federation: 'auth0',
  federations: {
    auth0: {
      identity_provider: 'Auth0',
      auth0_domain: AUTH0,
      auth0_issuer: auth0Issuer(AUTH0),
      auth0_client_id: 'auth0client',
      scopes: ['openid', 'email', 'profile'],
      iam_oidc_provider_arn: `arn:aws:iam::111111111111:oidc-provider/${AUTH0}`,
    },
  },
  login_url: loginUrl(hosted),
  logout_url: logoutUrl(hosted),
  auth0_logout_url: auth0Logout(logoutUrl(hosted)),
  identity_pool_id: 'eu-central-1:22222222-2222-2222-2222-222222222222',
  authenticated_role_arn: 'arn:aws:iam::111111111111:role/dev-authenticated',
} satisfies EnvironmentOutputs;
