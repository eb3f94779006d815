import { step } from '../../../checkout/test/support/step';
import { seedTestUser } from '../../src';
import { claimsOf } from '../../src/sign-in/token-checks';
import type { TestUser } from '../../src/sign-in/test-user';
import { primaryFederation } from '../../src/sign-in/test-user';
import { documentedPicture } from '../support/documented-picture';
import { faultsInEachLook } from '../support/looks';
import type { Draft } from '../support/variant';
import { visit } from '../support/visit';
import type { Live } from './describe-people';

/** Members only; the organization is an attribute of each user. */
export const membersOnly = (values: Draft) => {
  values.userPool.customAttributes = {
    ...values.userPool.customAttributes,
    organization: { type: 'String', maxLength: 64 },
  };
  const { auth0 } = values.federations;
  auth0.identityProvider.attributeMapping['custom:organization'] = 'org_id';
  auth0.application = { organizationUsage: 'require', organizationPrompt: 'post_login_prompt' };
};

/** Steps on an environment that {@link membersOnly} changed. */
export function describeOrganizations(live: () => Live, member: TestUser): void {
  step('sign a member in to the organization that the member selects, and its ID is an attribute', async () => {
    const { rehearsal, outputs } = live();
    const tenant = rehearsal.auth0Tenant(primaryFederation(outputs).auth0_domain);
    const seed = (name: string, displayName: string) =>
      tenant.seedOrganization({ name, displayName, connections: [], members: [`auth0|${member.id}`] });
    seed('engines', 'Analytical Engines');
    const picked = seed('mills', 'Mills and Stores');

    await visit(rehearsal, async (visitor) => {
      const { page } = visitor;
      await visitor.openApplication(outputs.app_url);
      await visitor.startWithAuth0();
      await visitor.typePassword(member);
      await page.getByRole('heading', { name: 'Select an organization' }).waitFor();
      const found = await faultsInEachLook(page);
      await documentedPicture(page, 'organization-picker');
      await page.getByRole('button', { name: 'Mills and Stores' }).click();
      await visitor.waitForSignedIn();

      const claims = claimsOf((await visitor.tokens(outputs.clients.web?.client_id ?? ''))?.idToken ?? '');
      expect(claims['custom:organization']).toBe(picked.id);
      expect(found).toEqual([]);
    });
  });

  step('return a user without an organization to the application, with the reason', async () => {
    const { rehearsal, outputs } = live();
    const person = { ...member, email: 'joan@example.com', id: 'joan' };
    seedTestUser(rehearsal, outputs, person);

    await visit(rehearsal, async (visitor) => {
      await visitor.openApplication(outputs.app_url);
      await visitor.startWithAuth0();
      await visitor.typePassword(person);
      await visitor.page.getByText('user does not belong to any organization').waitFor();

      expect(await visitor.tokens(outputs.clients.web?.client_id ?? '')).toBeUndefined();
      expect(await faultsInEachLook(visitor.page)).toEqual([]);
    });
  });
}
