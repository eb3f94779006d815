import { defineFaults, shown } from '@auth0-cognito/contract';

/** Faults of running Terraform. */
export const terraformFaults = defineFaults({
  ERR_TERRAFORM_MISSING: ({ binary }: { binary: string }) => ({
    path: 'TERRAFORM_BINARY_NAME',
    received: `${shown(binary)}, which cannot be started`,
    allowed: 'terraform or tofu, on PATH or by its full path',
    fix: 'run npm run setup, which finds or downloads Terraform, or set TERRAFORM_BINARY_NAME to the program',
  }),
  ERR_TERRAFORM_KILLED: ({ signal, next }: Record<'signal' | 'next', string>) => ({
    path: 'Terraform',
    received: `ended by ${signal}; objects can exist that are not in the state, and its lock can remain`,
    allowed: 'Terraform that ends by itself: Ctrl-C lets it finish the running operations',
    fix: `run ${next}`,
  }),
  ERR_PROVIDERS_MISSING: {
    path: 'providers of Terraform',
    received: 'providers that are not installed, or cannot be; the output of Terraform above lists them',
    allowed: 'providers that ./federation validate or plan installs from the registry, or from a mirror',
    fix: 'for a rehearsal that was left running, run it in its shell; otherwise allow the registry, or set TF_CLI_CONFIG_FILE to a file with provider_installation',
    source: 'https://developer.hashicorp.com/terraform/cli/config/config-file#provider-installation',
  },
  ERR_AUTH0_SCOPES: ({ missing }: { missing: readonly string[] }) => ({
    received: `a token without ${missing.join(', ')}`,
    allowed: 'a token with every scope that the resources need; nothing was created',
    fix: 'for an environment run ./federation bootstrap, which grants them; for bootstrap use an administrator of the tenant',
    source: 'https://auth0.com/docs/api/management/v2',
  }),
  ERR_AUTH0_NO_TOKEN: ({ why }: { why: string }) => ({
    received: why,
    allowed: 'a token of the Management API, by which the scopes are checked; nothing was created',
    fix: 'check AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET (or AUTH0_API_TOKEN) against the tenant, or try again',
  }),
  ERR_STATE_NOT_PUSHED: ({ push, holds }: { push: string; holds: readonly string[] }) => ({
    received: `a state that an earlier apply could not write to its bucket; it contains ${holds.join(', ') || 'no resource'}`,
    allowed: 'no such file: another apply would create again what only this state has',
    fix: `with valid credentials, run: ${push}`,
  }),
});
