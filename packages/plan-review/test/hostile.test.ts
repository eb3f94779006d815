import { reviewPlan } from '../src';
import { DESTINATIONS_AND_PROTECTION } from './hostile/destinations-protection';
import { FOREIGN_SHAPES } from './hostile/foreign-shapes';
import { RIGHTS } from './hostile/rights';
import { AUTH0 } from './hostile/sign-in-auth0';
import { COGNITO } from './hostile/sign-in-cognito';
import { outputsOf, planText } from './plans';

/** An environment whose outputs show its account and region. */
const OUTPUTS = {
  ...outputsOf('app.acme.example'),
  user_pool_arn: 'arn:aws:cognito-idp:eu-central-1:111111111111:userpool/eu-central-1_a',
};

describe('hostile edits', () => {
  test.each([...COGNITO, ...AUTH0, ...RIGHTS, ...DESTINATIONS_AND_PROTECTION, ...FOREIGN_SHAPES])(
    '%s: %s, %s',
    async (_, rule, status, change) => {
      const review = await reviewPlan(planText({ changes: [change], outputs: OUTPUTS }), { environment: 'prod' });

      expect({ rules: review.risks.map((risk) => risk.rule), status: review.status }).toEqual({
        rules: expect.arrayContaining([rule]) as string[],
        status,
      });
    },
  );
});
