import { UpdateUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { Rehearsal } from '../../src';
import { refusal } from './living-environment';

/**
 * Possible behavior of AWS when an identity provider is deleted that a client still lists; AWS does not document it.
 */
export const DELETE_MODELS = ['dangle', 'prune', 'refuse'] as const;

/** One of {@link DELETE_MODELS}. */
export type DeleteModel = (typeof DELETE_MODELS)[number];

/** Allows only native users in the web client, as `aws cognito-idp update-user-pool-client` can do. */
async function unlist(rehearsal: Rehearsal): Promise<() => Promise<unknown>> {
  const { user_pool_id: UserPoolId, clients, region } = await rehearsal.outputs();
  const update = { UserPoolId, ClientId: clients.web?.client_id, SupportedIdentityProviders: ['COGNITO'] };
  return () => rehearsal.aws.cognito(region).send(new UpdateUserPoolClientCommand(update));
}

/** Destroys an applied environment, and expects that nothing of it remains in AWS and Auth0. */
export async function expectDestroyed(rehearsal: Rehearsal, model: DeleteModel): Promise<void> {
  await rehearsal.apply(rehearsal.withoutProtection());
  const unlistNow = await unlist(rehearsal);

  if (model === 'refuse') {
    await refusal(rehearsal.destroy());
    await unlistNow();
  }
  await rehearsal.destroy();

  expect(await rehearsal.leftovers()).toEqual([]);
}
