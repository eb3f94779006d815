// Each model on one of the environments; with FEDERATION_CHANGES=all, each on every one.
import { UpdateUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { Rehearsal } from '../../src';
import { startRehearsal } from '../../src';
import { variant } from '../support/variant';
import { everywhere, refusal } from './living-environment';

jest.setTimeout(300_000);

// AWS does not document which of the three it does.
const MODELS = ['dangle', 'prune', 'refuse'] as const;
const ENVIRONMENTS = ['dev', 'staging', 'prod'] as const;
const cases = MODELS.flatMap((model, index) =>
  ENVIRONMENTS.filter((_, at) => everywhere || at === index).map((environment) => ({ environment, model })),
);

/** Lets nobody but native users sign in through the web client: `aws cognito-idp update-user-pool-client` does the same. */
async function unlist(rehearsal: Rehearsal): Promise<() => Promise<unknown>> {
  const { user_pool_id: UserPoolId, clients, region } = await rehearsal.outputs();
  const update = { UserPoolId, ClientId: clients.web?.client_id, SupportedIdentityProviders: ['COGNITO'] };
  return () => rehearsal.aws.cognito(region).send(new UpdateUserPoolClientCommand(update));
}

test.each(cases)('$environment is destroyed where AWS does this: $model', async ({ environment, model }) => {
  const rehearsal = await startRehearsal({ environment, deleteListedIdentityProvider: model });
  try {
    await rehearsal.apply(variant(environment, () => undefined));
    await rehearsal.apply(rehearsal.withoutProtection());
    const unlistNow = await unlist(rehearsal);

    if (model === 'refuse') {
      await refusal(rehearsal.destroy());
      await unlistNow();
    }
    await rehearsal.destroy();

    expect(await rehearsal.leftovers()).toEqual([]);
  } finally {
    await rehearsal.close();
  }
});
