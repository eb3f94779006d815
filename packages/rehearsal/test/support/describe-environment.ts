import { describeChanges } from '../changes/describe-changes';
import type { DeleteModel } from '../changes/delete-listed';
import { everywhere, LivingEnvironment } from '../changes/living-environment';
import { describeSignIn } from '../sign-in/describe-sign-in';

/** What is tried in an environment, in this order. */
type Part = 'sign-in' | 'changes';

/**
 * Tests of one environment on one rehearsal, since a rehearsal and its first apply take longer than most of what is tried in it. Each
 * environment has a file of its own, so that two can run at once. After its changes it is destroyed, where AWS does `model`.
 */
export function describeEnvironment(environment: string, model: DeleteModel, parts: readonly Part[]): void {
  jest.setTimeout(300_000);

  // Then a pool is replaced in each, which takes more than an apply where AWS refuses; that has a test of its own for each model.
  const deleteListedIdentityProvider = everywhere ? 'dangle' : model;
  let living: LivingEnvironment;
  beforeAll(async () => {
    living = await LivingEnvironment.start(environment, { deleteListedIdentityProvider });
  });
  afterAll(() => living?.rehearsal.close());

  if (parts.includes('sign-in'))
    describe(`signing in to ${environment}`, () => describeSignIn(environment, () => living.rehearsal));
  if (parts.includes('changes'))
    describe(`changes over time in ${environment}`, () =>
      describeChanges(environment, deleteListedIdentityProvider, () => living));
}
