import type { TerraformJson } from '../../src';
import { startRehearsal } from '../../src';
import { variant } from '../support/variant';

jest.setTimeout(240_000);

/** The web client without an external identity provider: what has to be applied first where AWS refuses. */
function withoutListing(json: TerraformJson): TerraformJson {
  const clients = Object.entries(json.resource?.aws_cognito_managed_user_pool_client ?? {});
  const edited = clients.map(([name, client]) => [name, { ...client, supported_identity_providers: ['COGNITO'] }]);
  return {
    ...json,
    resource: { ...json.resource, aws_cognito_managed_user_pool_client: Object.fromEntries(edited) },
  };
}

// AWS does not document which of the three it does.
describe.each(['dangle', 'prune', 'refuse'] as const)(
  'where deleting a listed identity provider means: %s',
  (model) => {
    test('destroy leaves nothing on either side', async () => {
      const rehearsal = await startRehearsal({ environment: 'dev', deleteListedIdentityProvider: model });
      try {
        await rehearsal.apply(variant('dev', () => undefined));
        const unprotected = rehearsal.withoutProtection() ?? {};
        await rehearsal.apply(unprotected);

        if (model === 'refuse') {
          await expect(rehearsal.destroy()).rejects.toMatchObject({ code: 'ERR_REHEARSAL_STEP' });
          await rehearsal.apply(withoutListing(unprotected));
        }
        await rehearsal.destroy();

        expect(await rehearsal.leftovers()).toEqual([]);
      } finally {
        await rehearsal.close();
      }
    });
  },
);
