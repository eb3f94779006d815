import type { EnvironmentInput } from '@auth0-cognito/environment';

/** What customers use. */
export const environment = {
  name: 'prod',
  stage: 'production',
  organization: 'acme',
  account: '333333333333',
  region: 'eu-central-1',
  tags: { team: 'identity' },
  state: { bucket: 'acme-prod-tfstate' },
  app: { url: 'https://app.acme.example' },
  domain: { customDomain: 'login.acme.example', hostedZoneId: 'Z0123456789ABCDEFGHIJ' },
  federations: {
    auth0: {
      tenant: { domain: 'acme.eu.auth0.com' },
      identityProvider: {
        name: 'Auth0',
        attributeMapping: { email: 'email', email_verified: 'email_verified', name: 'name' },
      },
      connections: { database: { name: 'Username-Password-Authentication' } },
    },
  },
  userPool: {
    mfa: { mode: 'required', methods: ['totp'] },
    emailDelivery: {
      type: 'ses',
      sourceArn: 'arn:aws:ses:eu-central-1:333333333333:identity/acme.example',
      fromEmailAddress: 'Acme <login@acme.example>',
    },
  },
  webClient: { allowNativeUsers: true },
  clients: {
    admin: {
      type: 'public',
      callbackUrls: ['https://admin.acme.example/signed-in'],
      logoutUrls: ['https://admin.acme.example/'],
      lifetimes: { refreshToken: '8 hours' },
    },
    importer: { type: 'machine', scopes: ['https://api.acme.example/write'] },
  },
  resourceServers: {
    api: {
      identifier: 'https://api.acme.example',
      name: 'api',
      scopes: { read: 'Read records', write: 'Change records' },
    },
  },
} satisfies EnvironmentInput;
