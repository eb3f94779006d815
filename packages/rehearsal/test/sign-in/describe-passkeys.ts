import { CreateManagedLoginBrandingCommand } from '@aws-sdk/client-cognito-identity-provider';
import { step } from '../../../checkout/test/support/step';
import type { ApplicationPage } from '../../src/sign-in/application-page';
import { claimsOf } from '../../src/sign-in/token-checks';
import { documentedPicture } from '../support/documented-picture';
import { faultsInEachLook } from '../support/looks';
import { addAuthenticator } from '../support/virtual-authenticator';
import { visit } from '../support/visit';
import { addNativeUser, NATIVE, typeNativePassword } from './describe-people';
import type { Live } from './describe-people';

/** Settings of a style in the export format of the branding designer. */
const STYLE = {
  components: {
    primaryButton: {
      lightMode: { defaults: { backgroundColor: '6a1b9aff', textColor: 'ffffffff' } },
      darkMode: { defaults: { backgroundColor: 'ce93d8ff', textColor: '000000ff' } },
    },
  },
};

const press = ({ page }: ApplicationPage, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Steps on an environment with passkeys and managed login, whose sign-in pages have no style yet. */
export function describePasskeys(live: () => Live): void {
  const clientId = () => live().outputs.clients.web?.client_id ?? '';
  const addAddress = () => {
    const { outputs } = live();
    const redirect_uri = outputs.clients.web?.callback_urls[0] ?? '';
    const query = new URLSearchParams({ client_id: clientId(), redirect_uri });
    return `https://${outputs.cognito_domain}/passkeys/add?${query.toString()}`;
  };
  const openPages = async (visitor: ApplicationPage) => {
    await visitor.openApplication(live().outputs.app_url);
    await visitor.startAtHostedPage();
  };

  step('show no managed login without a style', () =>
    visit(live().rehearsal, async (visitor) => {
      await openPages(visitor);
      await visitor.page.getByText('Login pages unavailable').waitFor();
      expect(await faultsInEachLook(visitor.page)).toEqual([]);
    }),
  );

  step('show the style that the API created', async () => {
    const { rehearsal, outputs } = live();
    const cognito = rehearsal.aws.cognito(outputs.region);
    const pool = { UserPoolId: outputs.user_pool_id };
    await cognito.send(new CreateManagedLoginBrandingCommand({ ...pool, ClientId: clientId(), Settings: STYLE }));

    await visit(rehearsal, async (visitor) => {
      await openPages(visitor);
      await visitor.page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
      const color = await visitor.page.evaluate<string>(
        `getComputedStyle(document.querySelector('button')).backgroundColor`,
      );

      expect(color).toBe('rgb(106, 27, 154)');
    });
  });

  step('sign a native user in with a passkey that the user added', async () => {
    const { rehearsal, outputs } = live();
    await addNativeUser(live());

    await visit(rehearsal, async (visitor) => {
      const { page } = visitor;
      const authenticator = await addAuthenticator(page);
      const found: string[] = [];
      const look = async () => void found.push(...(await faultsInEachLook(page)));

      await openPages(visitor);
      await look();
      await documentedPicture(page, 'sign-in-cognito');
      await typeNativePassword(page, NATIVE.password);
      await visitor.waitForSignedIn();
      await page.goto(addAddress());
      await look();
      await documentedPicture(page, 'passkey-add');
      await press(visitor, 'Create passkey');
      await page.waitForURL(/[?&]result=success/);

      await page.goto(outputs.app_url);
      await visitor.signOut();
      await visitor.waitForWelcome();
      await visitor.startAtHostedPage();
      await page.getByLabel('Username', { exact: true }).fill(NATIVE.username);
      await press(visitor, 'Sign in with a passkey');
      await page.getByRole('button', { name: 'Use passkey' }).waitFor();
      await documentedPicture(page, 'passkey-use');
      await authenticator.verifiesUser(false);
      await press(visitor, 'Use passkey');
      await page.getByText('The browser used no passkey (NotAllowedError). Try again.').waitFor();
      await look();
      await authenticator.verifiesUser(true);
      await press(visitor, 'Use passkey');
      await visitor.waitForSignedIn();

      const claims = claimsOf((await visitor.tokens(clientId()))?.idToken ?? '');
      expect(claims).toMatchObject({ 'cognito:username': NATIVE.username, email: NATIVE.email });
      expect(claims).not.toHaveProperty('identities');
      expect(found).toEqual([]);
    });
  });

  step('redirect from the passkey page to the application if there is no session', () =>
    visit(live().rehearsal, async ({ page }) => {
      await page.goto(addAddress());

      expect(new URL(page.url()).searchParams.get('result')).toBe('invalid_session');
    }),
  );
}
