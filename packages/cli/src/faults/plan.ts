import { defineFaults, shown } from '@auth0-cognito/contract';

/** Faults of commands that plan, review, apply and destroy. */
export const planFaults = defineFaults({
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
  ERR_STATE_NOT_PUSHED: ({ push }: { push: string }) => ({
    received: 'a state that an earlier apply could not write to its bucket',
    allowed: 'no such file: another apply would create again what only this state has',
    fix: `with valid credentials, run: ${push}`,
  }),
  ERR_PLAN_MISSING: ({ environment }: { environment: string }) => ({
    received: 'no saved plan',
    allowed: `the plan that ./federation plan ${environment} keeps there`,
    fix: `run npx nx plan ${environment} first`,
  }),
  ERR_REVIEWED_NOT_A_REVIEW: {
    received: 'another document',
    allowed: 'what ./federation review --format json prints for this environment',
    fix: 'keep the output of ./federation review --format json, and give that file',
  },
  ERR_REVIEWED_ELSEWHERE: ({ environment, found }: { environment: string; found: readonly string[] }) => ({
    received: `reviews of ${found.length > 0 ? found.join(', ') : 'no environment'}`,
    allowed: `one review of ${environment}`,
    fix: `review the plan of ${environment}, and give that file`,
  }),
  ERR_ACKNOWLEDGE_SHAPE: {
    path: '--acknowledge',
    allowed: 'rule@address, both as in the review',
    fix: 'copy them from the review: user-pool-lost@aws_cognito_user_pool.…',
  },
  ERR_CONFIRMATION_MISSING: ({ option, answer }: { option: string; answer: string }) => ({
    path: option,
    received: `no terminal for the question, and no ${option}`,
    allowed: answer,
    fix: `run it on a terminal, or give ${option}`,
  }),
  ERR_CONFIRMATION_WRONG: ({ environment }: { environment: string }) => ({
    path: '--confirm',
    allowed: environment,
    fix: `type ${environment} exactly to destroy it; nothing was destroyed`,
  }),
  ERR_DESTROY_PROTECTED: ({ environment }: { environment: string }) => ({
    received: 'protected against deletion: it holds the users of the environment',
    allowed: 'an environment that was taken out of service',
    fix:
      `set decommission: { date: 'YYYY-MM-DD', acknowledgement: 'every user of ${environment} is lost' } in ` +
      `apps/${environment}/src/environment.ts, review and apply that plan (it lifts the protection and deletes nothing), ` +
      'then destroy',
  }),
});
