import type { DeleteModel } from './delete-listed';
import { expectDestroyed } from './delete-listed';
import { everywhere, LivingEnvironment } from './living-environment';
import { expectRolesToAllow } from '../support/permissions';
import { SCENARIOS } from './scenarios';

/**
 * Tests of an environment's changes over time: those that `npm test` has for it; with `FEDERATION_CHANGES=all` every one. Each environment
 * has a file of its own, so that two can run at once. In the end it is destroyed, where AWS does `model`.
 */
export function describeChanges(environment: string, model: DeleteModel): void {
  // Then a pool is replaced in each, which takes more than an apply where AWS refuses; that has a test of its own for each model.
  const deleteListedIdentityProvider = everywhere ? 'dangle' : model;
  describe(`changes over time in ${environment}`, () => {
    let living: LivingEnvironment;
    beforeAll(async () => {
      living = await LivingEnvironment.start(environment, { deleteListedIdentityProvider });
    }, 300_000);
    afterEach(() => living?.hold.next(() => false).release());
    afterAll(() => living?.rehearsal.close());

    const scenarios = SCENARIOS.filter(({ on }) => everywhere || on.includes(environment));

    test.each(scenarios.map(({ name, run }) => [name, run] as const))('%s', (_, run) => run(living), 300_000);

    test(
      `it is destroyed where AWS does this with an identity provider that a client lists: ${deleteListedIdentityProvider}`,
      () => expectDestroyed(living.rehearsal, deleteListedIdentityProvider),
      300_000,
    );

    test('the roles of CI allow every call that was made', () => expectRolesToAllow(living.rehearsal));
  });
}
