import { defineFaults } from '@auth0-cognito/contract';

/** Faults of plans, their reviews and what is done with them. */
export const planFaults = defineFaults({
  ERR_PLAN_MISSING: ({ environment }: { environment: string }) => ({
    received: 'no saved plan',
    allowed: `the plan that ./federation plan ${environment} saves there`,
    fix: `run npx nx plan ${environment} first`,
  }),
  ERR_REVIEWED_NOT_A_REVIEW: {
    received: 'a different document',
    allowed: 'the output of ./federation review --format json for this environment',
    fix: 'save the output of ./federation review --format json, and pass that file',
  },
  ERR_REVIEWED_ELSEWHERE: ({ environment, found }: { environment: string; found: readonly string[] }) => ({
    received: `reviews of ${found.length > 0 ? found.join(', ') : 'no environment'}`,
    allowed: `one review of ${environment}`,
    fix: `review the plan of ${environment}, and pass that file`,
  }),
  ERR_ACKNOWLEDGE_SHAPE: {
    path: '--acknowledge',
    allowed: 'rule@address, both as in the review',
    fix: 'copy them from the review: user-pool-lost@aws_cognito_user_pool.…',
  },
  ERR_DESTROY_PROTECTED: ({ environment }: { environment: string }) => ({
    received: 'protected against deletion: it contains the users of the environment',
    allowed: 'an environment that was taken out of service',
    fix:
      `set decommission: { date: 'YYYY-MM-DD', acknowledgement: 'every user of ${environment} is lost' } in ` +
      `apps/${environment}/src/environment.ts, review and apply that plan (it disables the protection and deletes nothing), ` +
      'then destroy',
  }),
  ERR_REVIEW_MISSING: ({ environment }: { environment: string }) => ({
    received: 'no review of the saved plan',
    allowed: 'the review that ./federation review saves there',
    fix: `run ./federation plan ${environment}, then ./federation review ${environment}`,
  }),
  ERR_REVIEW_STALE: ({ environment }: { environment: string }) => ({
    received: 'older than the last saved plan',
    allowed: 'the review of that plan',
    fix: `run ./federation review ${environment}`,
  }),
});
