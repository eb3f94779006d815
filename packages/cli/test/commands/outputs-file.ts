import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EnvironmentOutputs } from '@auth0-cognito/contract';

/** Outputs of an environment whose hosts do not exist: `.invalid` is reserved by RFC 2606. */
export const outputs: EnvironmentOutputs = {
  environment: 'dev',
  region: 'eu-central-1',
  account_id: '111111111111',
  app_url: 'https://app.invalid',
  user_pool_id: 'eu-central-1_Pool',
  user_pool_issuer: 'https://cognito-idp.invalid/eu-central-1_Pool',
  cognito_domain: 'login.invalid',
  web_client: 'web',
  clients: {
    web: {
      client_id: 'webclient',
      callback_urls: ['https://app.invalid'],
      logout_urls: [],
      scopes: ['openid'],
      identity_providers: ['Auth0'],
    },
  },
  primary_federation: 'main',
  federations: {
    main: {
      identity_provider: 'Auth0',
      auth0_domain: 'auth0.invalid',
      auth0_issuer: 'https://auth0.invalid/',
      auth0_client_id: 'auth0client',
      iam_oidc_provider_arn: 'arn:aws:iam::111111111111:oidc-provider/auth0.invalid',
    },
  },
  login_url: 'https://login.invalid/login',
  logout_url: 'https://login.invalid/logout',
  auth0_logout_url: 'https://auth0.invalid/v2/logout?returnTo=https%3A%2F%2Flogin.invalid%2Flogout',
  identity_pool_id: 'eu-central-1:1',
  authenticated_role_arn: 'arn:aws:iam::111111111111:role/r',
};

/** Writes a file for one test and gives its path to `use`. */
export async function withFile<Result>(content: string, use: (path: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'outputs-'));
  try {
    const path = join(folder, 'outputs.json');
    writeFileSync(path, content);
    return await use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
