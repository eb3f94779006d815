import { step } from '../../../checkout/test/support/step';
import type { TestUser } from '../../src/sign-in/test-user';
import { primaryFederation } from '../../src/sign-in/test-user';
import { documentedPicture } from '../support/documented-picture';
import { faultsInEachLook } from '../support/looks';
import { visit } from '../support/visit';
import type { Live } from './describe-people';

/** Steps that check the pages of a sign-in with Auth0 and its error pages. */
export function describePages(live: () => Live, person: TestUser): void {
  step('show accessible pages, from the application to Auth0 and to the sign-out', () =>
    visit(live().rehearsal, async (visitor) => {
      const { page } = visitor;
      const found: string[] = [];
      const look = async (picture?: string) => {
        found.push(...(await faultsInEachLook(page)));
        if (picture !== undefined) await documentedPicture(page, picture);
      };

      await visitor.openApplication(live().outputs.app_url);
      await look('application');
      await visitor.startWithAuth0();
      await visitor.isPasswordRequired();
      await look('sign-in-auth0');
      await visitor.typePassword({ ...person, password: 'wrong' });
      await page.getByRole('alert').waitFor();
      await look();
      await visitor.typePassword(person);
      await visitor.waitForSignedIn();
      await look('application-signed-in');
      await visitor.openClaims();
      await look();
      await visitor.signOut();
      await visitor.waitForWelcome();
      await look();

      expect(found).toEqual([]);
    }),
  );

  step('support keyboard navigation with a visible focus', () =>
    visit(live().rehearsal, async (visitor) => {
      const { page } = visitor;
      const focus = () =>
        page.evaluate<string>(
          '`${document.activeElement.id || document.activeElement.textContent} ${getComputedStyle(document.activeElement).outlineStyle}`',
        );

      await visitor.openApplication(live().outputs.app_url);
      await page.keyboard.press('Tab');
      const first = await focus();
      await page.keyboard.press('Enter');
      await visitor.isPasswordRequired();
      const username = await focus();
      await page.keyboard.type(person.email);
      await page.keyboard.press('Tab');
      const password = await focus();
      await page.keyboard.type(person.password);
      await page.keyboard.press('Enter');
      await visitor.waitForSignedIn();

      expect([first, username, password]).toEqual(['Sign in with Auth0 solid', 'username solid', 'password solid']);
    }),
  );

  step('show accessible error pages of Cognito and Auth0', () =>
    visit(live().rehearsal, async ({ page }) => {
      const { outputs } = live();
      const auth0 = `https://${primaryFederation(outputs).auth0_domain}`;
      const found: string[] = [];
      for (const [address, says] of [
        [`https://${outputs.cognito_domain}/error?error=redirect_mismatch`, 'the redirect URL is not exactly'],
        [`https://${outputs.cognito_domain}/signup`, 'not rehearsed'],
        [`${auth0}/authorize?client_id=unknown`, 'No application of this tenant'],
        [`${auth0}/v2/logout?returnTo=https%3A%2F%2Fevil.example`, 'evil.example'],
      ] as const) {
        await page.goto(address);
        await page.getByText(says).first().waitFor();
        found.push(...(await faultsInEachLook(page)));
      }

      expect(found).toEqual([]);
    }),
  );
}
