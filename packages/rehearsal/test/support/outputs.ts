import type { EnvironmentOutputs } from '@auth0-cognito/contract';

const ISSUER = 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Pool';

/** Outputs of an environment with a web client, one on a device, and one of a machine. */
export const outputs: EnvironmentOutputs = {
  environment: 'dev',
  region: 'eu-central-1',
  account_id: '111111111111',
  app_url: 'https://app.example',
  user_pool_id: 'eu-central-1_Pool',
  user_pool_issuer: ISSUER,
  cognito_domain: 'login.example',
  web_client: 'web',
  clients: {
    admin: {
      client_id: 'adminclient',
      callback_urls: ['https://admin.example/signed-in', 'https://app.example/admin'],
      logout_urls: [],
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
    web: {
      client_id: 'webclient',
      callback_urls: ['https://app.example', 'http://localhost:3000'],
      logout_urls: [],
      scopes: ['openid', 'email'],
      identity_providers: ['Auth0'],
    },
  },
  primary_federation: 'auth0',
  federations: {
    auth0: {
      identity_provider: 'Auth0',
      auth0_domain: 'acme.eu.auth0.com',
      auth0_issuer: 'https://acme.eu.auth0.com/',
      auth0_client_id: 'auth0client',
      iam_oidc_provider_arn: 'arn:aws:iam::111111111111:oidc-provider/acme.eu.auth0.com',
    },
  },
  login_url: 'https://login.example/login',
  logout_url: 'https://login.example/logout',
  auth0_logout_url: 'https://acme.eu.auth0.com/v2/logout',
  identity_pool_id: 'eu-central-1:1',
  authenticated_role_arn: 'arn:aws:iam::111111111111:role/r',
};
