import type { BootstrapInput } from '../src/schema';

/** Accounts of a fictional company for the tests of the rules, independent of the team's own accounts. */
export const example = {
  organization: 'acme',
  repository: 'acme/auth0-cognito',
  subClaimPrefix: 'repo:acme@1111111/auth0-cognito@2222222',
  branch: 'main',
  accounts: [
    {
      account: '111111111111',
      region: 'eu-central-1',
      stateBucket: 'acme-dev-tfstate',
      environments: { dev: { tenant: 'acme-dev.eu.auth0.com' } },
    },
    {
      account: '222222222222',
      region: 'eu-central-1',
      stateBucket: 'acme-staging-tfstate',
      environments: { staging: { tenant: 'acme-staging.eu.auth0.com' } },
    },
    {
      account: '333333333333',
      region: 'eu-central-1',
      stateBucket: 'acme-prod-tfstate',
      environments: {
        prod: {
          tenant: 'acme.eu.auth0.com',
          reach: { customDomains: ['login.acme.example'], hostedZones: ['Z0123456789ABCDEFGHIJ'] },
        },
      },
    },
  ],
} satisfies BootstrapInput;
