import { step } from '../../../checkout/test/support/step';
import { expectRolesToAllow } from '../support/permissions';
import { expectDestroyed } from './delete-listed';
import type { LivingEnvironment } from './living-environment';
import type { Scenario } from './scenario';

/** An environment's changes over time, as steps; the last step destroys it. */
export function describeChanges(scenarios: readonly Scenario[], living: () => LivingEnvironment): void {
  afterEach(() =>
    living()
      .hold.next(() => false)
      .release(),
  );

  for (const { name, run } of scenarios) step(name, () => run(living()));

  step('it is destroyed, and nothing remains in AWS and Auth0', () => expectDestroyed(living().rehearsal, 'dangle'));

  step('the roles of CI allow every call of the rehearsal', () => expectRolesToAllow(living().rehearsal));

  step('every exchange with AWS conforms to the service models', () =>
    living().exchanges.expectModelled(living().rehearsal),
  );
}
