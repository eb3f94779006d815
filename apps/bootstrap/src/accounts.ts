import type { BootstrapInput } from '@auth0-cognito/bootstrap';

/** Who may deploy where: the repository, and for each AWS account what its environments stand on. */
export const bootstrap = {
  organization: 'acme',
  repository: 'acme/auth0-cognito',
  // With numbers, as in every repository that was created or renamed since 2026-07-15; these are made up, as the accounts are.
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
