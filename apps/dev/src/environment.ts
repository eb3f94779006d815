import type { EnvironmentInput } from '@auth0-cognito/environment';

/** Where developers try their changes; the application runs on their own machines. */
export const environment = {
  name: 'dev',
  stage: 'development',
  organization: 'acme',
  account: '111111111111',
  region: 'eu-central-1',
  tags: { team: 'identity' },
  state: { bucket: 'acme-dev-tfstate' },
  app: { url: 'http://localhost:3000' },
  domain: { prefix: 'acme-dev-login' },
  federations: {
    auth0: {
      tenant: { domain: 'acme-dev.eu.auth0.com' },
      identityProvider: {
        name: 'Auth0',
        attributeMapping: { email: 'email', email_verified: 'email_verified', name: 'name' },
      },
      connections: { database: { name: 'Username-Password-Authentication' } },
    },
  },
} satisfies EnvironmentInput;
