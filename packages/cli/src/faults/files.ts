import { defineFaults } from '@auth0-cognito/contract';

/** Faults of files, outputs, passwords and git. */
export const fileFaults = defineFaults({
  ERR_OUTPUTS_UNREADABLE: ({ why }: { why: string }) => ({
    received: why,
    allowed: 'the JSON of `terraform output -json`, `cdktf output --outputs-file`, or a rehearsal',
    fix: 'deploy the environment from this checkout first, or give a readable JSON file by --outputs',
  }),
  ERR_CLIENT_UNKNOWN: ({ known }: { known: readonly string[] }) => ({
    path: '--client',
    allowed: known.join(', '),
    fix: 'give a client of the environment',
  }),
  ERR_PASSWORD_MISSING: ({ user, why }: { user: string; why: string }) => ({
    received: why,
    allowed: `the password of ${user}`,
    fix: 'set FEDERATION_PASSWORD, or run it on a terminal, which prompts for it',
  }),
});
