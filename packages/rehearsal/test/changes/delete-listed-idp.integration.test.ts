// Each model on each environment, with FEDERATION_CHANGES=all; else each environment's own changes end with one of them.
import { startRehearsal } from '../../src';
import { variant } from '../support/variant';
import { DELETE_MODELS, expectDestroyed } from './delete-listed';
import { everywhere } from './living-environment';

jest.setTimeout(300_000);

const cases = DELETE_MODELS.flatMap((model) =>
  ['dev', 'staging', 'prod'].map((environment) => ({ environment, model })),
);

(everywhere ? test : test.skip).each(cases)(
  '$environment is destroyed where AWS does this: $model',
  async ({ environment, model }) => {
    const rehearsal = await startRehearsal({ environment, deleteListedIdentityProvider: model });
    try {
      await rehearsal.apply(variant(environment, () => undefined));

      await expectDestroyed(rehearsal, model);
    } finally {
      await rehearsal.close();
    }
  },
);
