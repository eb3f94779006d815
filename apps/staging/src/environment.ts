import type { EnvironmentInput } from '@auth0-cognito/environment';

/** Like production, for those who try a release before it goes out. */
export const environment = {
  name: 'staging',
  stage: 'staging',
  organization: 'acme',
  account: '222222222222',
  region: 'eu-central-1',
  tags: { team: 'identity' },
  state: { bucket: 'acme-staging-tfstate' },
  app: { url: 'https://app.staging.acme.example' },
  domain: { prefix: 'acme-staging-login' },
  federations: {
    auth0: {
      tenant: { domain: 'acme-staging.eu.auth0.com' },
      identityProvider: {
        name: 'Auth0',
        attributeMapping: { email: 'email', email_verified: 'email_verified', name: 'name' },
      },
      connections: { database: { name: 'Username-Password-Authentication' } },
    },
  },
  userPool: {
    mfa: { mode: 'optional' },
  },
  webClient: { allowNativeUsers: true },
} satisfies EnvironmentInput;
