import type { EnvironmentOutputs } from '../src';

/** Outputs of an environment with one federation and two clients. */
export const outputs: EnvironmentOutputs = {
  environment: 'dev',
  region: 'eu-central-1',
  account_id: '111111111111',
  app_url: 'https://app.example.com',
  user_pool_id: 'eu-central-1_Pool',
  user_pool_issuer: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Pool',
  cognito_domain: 'login.example.com',
  web_client: 'web',
  clients: {
    web: {
      client_id: 'webclient',
      callback_urls: ['https://app.example.com/auth/callback'],
      logout_urls: ['https://app.example.com/'],
      scopes: ['openid', 'email'],
      identity_providers: ['Auth0'],
    },
    admin: { client_id: 'adminclient', callback_urls: [], logout_urls: [], scopes: [], identity_providers: [] },
  },
  primary_federation: 'main',
  federations: {
    main: {
      identity_provider: 'Auth0',
      auth0_domain: 'acme.eu.auth0.com',
      auth0_issuer: 'https://acme.eu.auth0.com/',
      auth0_client_id: 'auth0client',
      iam_oidc_provider_arn: 'arn:aws:iam::111111111111:oidc-provider/acme.eu.auth0.com',
    },
  },
  login_url: 'https://login.example.com/login',
  logout_url: 'https://login.example.com/logout',
  auth0_logout_url: 'https://acme.eu.auth0.com/v2/logout?client_id=auth0client',
  identity_pool_id: 'eu-central-1:1',
  authenticated_role_arn: 'arn:aws:iam::111111111111:role/r',
};
