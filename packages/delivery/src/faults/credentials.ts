import { defineFaults } from '@auth0-cognito/contract';

/** Faults of the credentials for AWS and Auth0. */
export const credentialFaults = defineFaults({
  ERR_AWS_CREDENTIALS: ({ why }: { why: string }) => ({
    path: 'AWS_PROFILE, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN',
    received: why,
    allowed: "credentials of the environment's account that have not expired",
    fix: 'sign in (aws sso login) and set AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; then run it again',
  }),
  ERR_AWS_ACCOUNT: ({ account, allowed }: { account: string; allowed: readonly string[] }) => ({
    path: 'AWS credentials',
    received: `credentials of the account ${account}`,
    allowed: `the account ${allowed.join(', ')}, as in the environment`,
    fix: 'use credentials of that account, by AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
  }),
  ERR_AUTH0_CREDENTIALS: {
    path: 'AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET',
    received: 'no credentials that Auth0 accepts; the output of Terraform above has the reason',
    allowed: 'id and secret of the management application that ./federation bootstrap creates for this environment',
    fix: 'set both variables (or AUTH0_API_TOKEN) to those of the tenant; then run it again',
  },
  ERR_AUTH0_CREDENTIALS_MISSING: ({ domain }: { domain: string }) => ({
    path: `AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET of ${domain}`,
    received: 'not set',
    allowed: 'id and secret of the management application that Terraform uses',
    fix: 'set them in the environment, as for terraform plan',
  }),
});
