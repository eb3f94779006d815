import { step } from '../../../checkout/test/support/step';
import { describeChanges } from '../changes/describe-changes';
import { LivingEnvironment } from '../changes/living-environment';
import { SCENARIOS } from '../changes/scenarios';
import { describeSignIn } from '../sign-in/describe-sign-in';
import type { Live } from '../sign-in/describe-people';

/**
 * All tests of one environment, as steps of one rehearsal: users sign in (`people`: the sign-ins of this environment
 * only), then each change over time. Each environment has a file, so that two can run at once.
 */
export function describeEnvironment(environment: string, ...people: readonly ((live: () => Live) => void)[]): void {
  jest.setTimeout(300_000);

  describe(environment, () => {
    let living: LivingEnvironment;
    afterAll(() => living?.rehearsal.close());

    step('is deployed', async () => {
      living = await LivingEnvironment.start(environment);
    });
    if (people.length > 0)
      describe('signing in', () => {
        const live = describeSignIn(() => living.rehearsal);
        for (const describePeople of people) describePeople(live);
      });
    describe('changes over time', () => describeChanges(SCENARIOS, () => living));
  });
}
