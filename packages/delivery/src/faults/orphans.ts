import { defineFaults } from '@auth0-cognito/contract';

/** Faults of the search for objects that are not in the state. */
export const orphanFaults = defineFaults({
  ERR_ORPHAN: ({ environment, kind, id }: { environment: string; kind: string; id: string }) => ({
    received: `${kind}, id ${id}, which is not in the state of ${environment}`,
    allowed: 'no object of that name, or one in the state; an apply would create a second one, or fail there',
    fix: `import it: ./federation plan ${environment} --import; if it belongs to another team, rename the environment`,
  }),
  ERR_IMPORT_AMBIGUOUS: ({ objects }: { objects: readonly string[] }) => ({
    received: objects.join('; '),
    allowed: 'one object to import',
    fix: 'find out which of them is in use, delete the others, and try again',
  }),
  ERR_ORPHANS_UNSEEN: ({ why }: { why: string }) => ({
    received: why,
    allowed: 'an answer of AWS or Auth0 to the question if an object of that name exists',
    fix: 'grant the missing permission, or try again; nothing is applied before the answer is known',
  }),
  ERR_AUTH0_CREDENTIALS_MISSING: ({ domain }: { domain: string }) => ({
    path: `AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET of ${domain}`,
    received: 'not set',
    allowed: 'id and secret of the management application that Terraform uses',
    fix: 'set them in the environment, as for terraform plan',
  }),
  ERR_AWS_ACCOUNT: ({ account, allowed }: { account: string; allowed: readonly string[] }) => ({
    path: 'AWS credentials',
    received: `account ${account}`,
    allowed: `account ${allowed.join(', ')}, as in the environment`,
    fix: 'use credentials of that account (AWS_PROFILE, SSO, …)',
  }),
});
