import type { DeleteModel } from './delete-listed';
import { expectDestroyed } from './delete-listed';
import type { LivingEnvironment } from './living-environment';
import { everywhere } from './living-environment';
import { expectRolesToAllow } from '../support/permissions';
import { SCENARIOS } from './scenarios';

/**
 * An environment's changes over time: those that `npm test` has for it; with `FEDERATION_CHANGES=all` every one. In the end it is destroyed,
 * where AWS does `model`.
 */
export function describeChanges(environment: string, model: DeleteModel, living: () => LivingEnvironment): void {
  afterEach(() =>
    living()
      .hold.next(() => false)
      .release(),
  );

  const scenarios = SCENARIOS.filter(({ on }) => everywhere || on.includes(environment));

  test.each(scenarios.map(({ name, run }) => [name, run] as const))('%s', (_, run) => run(living()));

  test(`it is destroyed where AWS does this with an identity provider that a client lists: ${model}`, () =>
    expectDestroyed(living().rehearsal, model));

  test('the roles of CI allow every call that was made', () => expectRolesToAllow(living().rehearsal));

  // The check takes a second; of the environments, one has users and custom domains.
  const checked = everywhere || environment === 'prod' ? test : test.skip;
  checked('every exchange with AWS is as its service models have it', () =>
    living().exchanges.expectModelled(living().rehearsal),
  );
}
