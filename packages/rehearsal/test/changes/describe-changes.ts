import { step } from '../../../checkout/test/support/step';
import { expectRolesToAllow } from '../support/permissions';
import { expectDestroyed } from './delete-listed';
import type { LivingEnvironment } from './living-environment';
import type { Scenario } from './scenario';

/** An environment's changes over time, as steps; in the end it is destroyed. */
export function describeChanges(scenarios: readonly Scenario[], living: () => LivingEnvironment): void {
  afterEach(() =>
    living()
      .hold.next(() => false)
      .release(),
  );

  for (const { name, run } of scenarios) step(name, () => run(living()));

  step('it is destroyed, and nothing is left on either side', () => expectDestroyed(living().rehearsal, 'dangle'));

  step('the roles of CI allow every call that was made', () => expectRolesToAllow(living().rehearsal));

  step('every exchange with AWS is as its service models have it', () =>
    living().exchanges.expectModelled(living().rehearsal),
  );
}
