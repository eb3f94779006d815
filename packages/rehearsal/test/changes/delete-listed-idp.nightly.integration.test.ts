// Each model on each environment; the changes of each environment end with one of them.
import { startRehearsal } from '../../src';
import { variant } from '../support/variant';
import { DELETE_MODELS, expectDestroyed } from './delete-listed';

jest.setTimeout(300_000);

const cases = DELETE_MODELS.flatMap((model) =>
  ['dev', 'staging', 'prod'].map((environment) => ({ environment, model })),
);

test.each(cases)('$environment is destroyed if AWS behaves like this: $model', async ({ environment, model }) => {
  const rehearsal = await startRehearsal({ environment, deleteListedIdentityProvider: model });
  try {
    await rehearsal.apply(variant(environment, () => undefined));

    await expectDestroyed(rehearsal, model);
  } finally {
    await rehearsal.close();
  }
});
