import { defineFaults, shown } from '@auth0-cognito/contract';

/** Faults of running Terraform. */
export const terraformFaults = defineFaults({
  ERR_TERRAFORM_MISSING: ({ binary }: { binary: string }) => ({
    path: 'TERRAFORM_BINARY_NAME',
    received: `${shown(binary)}, which cannot be started`,
    allowed: 'terraform or tofu, on PATH or by its whole path',
    fix: 'run npm run setup, which finds or downloads Terraform, or set TERRAFORM_BINARY_NAME to the program',
  }),
  ERR_AWS_CREDENTIALS: {
    path: 'AWS_PROFILE, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN',
    received: 'none that AWS accepts; the output of Terraform above has the reason',
    allowed: "credentials of the environment's account that have not expired",
    fix: 'sign in (aws sso login) and set AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; then run it again',
  },
  ERR_AUTH0_CREDENTIALS: {
    path: 'AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET',
    received: 'none that Auth0 accepts; the output of Terraform above has the reason',
    allowed: 'id and secret of the management application that ./federation bootstrap creates for this environment',
    fix: 'set both variables (or AUTH0_API_TOKEN) to those of the tenant; then run it again',
  },
  ERR_STATE_NOT_PUSHED: ({ push, holds }: { push: string; holds: readonly string[] }) => ({
    received: `a state that an earlier apply could not write to its bucket; it holds ${holds.join(', ') || 'no resource'}`,
    allowed: 'no such file: another apply would create again what only this state has',
    fix: `with valid credentials, run: ${push}`,
  }),
});
