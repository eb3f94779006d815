import { defineFaults } from '@auth0-cognito/contract';

/** Faults of the rotation of a client secret. */
export const rotationFaults = defineFaults({
  ERR_ROTATION_FEDERATION: ({ known }: { known: readonly string[] }) => ({
    path: '--federation',
    allowed: known.join(', '),
    fix: 'pass one federation of the environment; run the command once for each',
  }),
  ERR_ROTATION_NOT_MANAGED: {
    received: 'a client secret that does not come from an application of Auth0 in this environment',
    allowed: 'a secret that Terraform reads from Auth0',
    fix: 'change the variable that has the secret; then plan, review and apply',
  },
  ERR_ROTATION_UNREADABLE: ({ why }: { why: string }) => ({
    received: why,
    allowed: 'a response with the settings of both sides; without it no secret is changed',
    fix: 'fix the credentials or the permission, or try again; nothing was changed',
  }),
  ERR_ROTATION_NO_SECRET: {
    received: 'no client secret in the response of Auth0',
    allowed: 'a Management API token with the scopes read:client_keys and update:client_keys',
    fix: 'run ./federation bootstrap, which grants both to the deploy application; nothing was changed',
    source: 'https://auth0.com/docs/api/management/v2/clients/get-clients-by-id',
  },
  ERR_ROTATION_REFUSED: ({ why }: { why: string }) => ({
    received: why,
    allowed: 'an application that authenticates by a client secret, and the scope update:client_keys',
    fix: 'grant update:client_keys (./federation bootstrap does), or try again; nothing was changed',
    source: 'https://auth0.com/docs/api/management/v2/clients/post-rotate-secret',
  }),
  ERR_ROTATION_UNFINISHED: ({ environment, why }: { environment: string; why: string }) => ({
    received: `Auth0 has a new secret, and Cognito does not have it: ${why}`,
    allowed: 'the same secret on both sides; until then sign-ins through Auth0 fail',
    fix: `run ./federation rotate ${environment} again: it sets the secret of Auth0 in Cognito`,
  }),
});
