import { join } from 'node:path';
import { AdminCreateUserCommand, AdminSetUserPasswordCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import type { Page } from 'playwright-core';
import { step } from '../../../checkout/test/support/step';
import type { Rehearsal } from '../../src';
import { createTestUser, seedTestUser } from '../../src';
import { type Evidence, evidenceFolder } from '../../src/sign-in/evidence';
import { claimsOf } from '../../src/sign-in/token-checks';
import { visit } from '../support/visit';
import { AccessibleEvidence } from './accessible-evidence';

/** A live environment for sign-ins. */
export interface Live {
  readonly rehearsal: Rehearsal;
  readonly outputs: EnvironmentOutputs;
}

/** Screenshots of pages that not every environment shows. */
function pictures({ rehearsal }: Live, name: string): Evidence {
  return new AccessibleEvidence(join(evidenceFolder(rehearsal.checkout, rehearsal.path), name));
}

const cut = ({ checks }: Evidence) => checks.filter(({ ok }) => !ok);

/** A native user. */
export const NATIVE = { username: 'nina', password: 'Correct-horse-7-battery', email: 'nina@example.com' };

/** Adds a native user. */
export async function addNativeUser({ rehearsal, outputs }: Live): Promise<void> {
  const cognito = rehearsal.aws.cognito(outputs.region);
  const user = { UserPoolId: outputs.user_pool_id, Username: NATIVE.username };
  const UserAttributes = [
    { Name: 'email', Value: NATIVE.email },
    { Name: 'email_verified', Value: 'true' },
  ];
  await cognito.send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: 'SUPPRESS' }));
  await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: NATIVE.password, Permanent: true }));
}

/** Fills in the form of the hosted page. */
export async function typeNativePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('Username', { exact: true }).fill(NATIVE.username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** A native user on the hosted page, which also offers Auth0. */
export function describeNativeUser(live: () => Live): void {
  step('a native user signs in with the form next to Auth0, after a wrong password, and signs out', async () => {
    const { outputs } = live();
    const evidence = pictures(live(), 'native-user');
    await addNativeUser(live());

    const seen = await visit(live().rehearsal, async (visitor) => {
      const { page } = visitor;
      await visitor.openApplication(outputs.app_url);
      await visitor.startAtHostedPage();
      await visitor.waitForProvider('Auth0');
      await typeNativePassword(page, 'Wrong-horse-7-battery');
      const refusal = await page.getByRole('alert').innerText();
      const typed = await page.getByLabel('Username', { exact: true }).inputValue();
      await evidence.screenshot(page, 'wrong-password');
      await typeNativePassword(page, NATIVE.password);
      await visitor.waitForSignedIn();
      await evidence.screenshot(page, 'signed-in');
      const tokens = await visitor.tokens(outputs.clients.web?.client_id ?? '');
      await visitor.signOut();
      await visitor.waitForWelcome();
      const landed = await visitor.endsAt(outputs.login_url);
      return { refusal, typed, claims: claimsOf(tokens?.idToken ?? ''), landed, visited: visitor.visited };
    });

    expect(seen.refusal).toBe('Incorrect username or password.');
    expect(seen.typed).toBe(NATIVE.username);
    expect(seen.claims).toMatchObject({ 'cognito:username': NATIVE.username, email: NATIVE.email });
    expect(seen.claims).not.toHaveProperty('identities');
    expect(seen.visited.filter((url) => url.endsWith('/authorize'))).not.toContainEqual(
      expect.stringContaining('auth0.com'),
    );
    expect(seen.landed).toBe(`https://${outputs.cognito_domain}/login`);
    expect(cut(evidence)).toEqual([]);
  });
}

/** A native user of a pool that requires a second factor. */
export function describeSecondFactor(live: () => Live): void {
  step('a native user gets a message that the second factor is not rehearsed, and no code', async () => {
    const { outputs } = live();
    const evidence = pictures(live(), 'second-factor');
    await addNativeUser(live());

    const { told, place } = await visit(live().rehearsal, async (visitor) => {
      await visitor.openApplication(outputs.app_url);
      await visitor.startAtHostedPage();
      await visitor.waitForProvider('Auth0');
      await typeNativePassword(visitor.page, NATIVE.password);
      const text = await visitor.page.getByRole('alert').innerText();
      await evidence.screenshot(visitor.page, 'not-rehearsed');
      return { told: text, place: new URL(visitor.page.url()) };
    });

    expect(told).toMatch(/not rehearsed.*MFA/);
    expect(place.host).toBe(outputs.cognito_domain);
    expect(place.searchParams.has('code')).toBe(false);
    expect(cut(evidence)).toEqual([]);
  });
}

/** The second web client of an environment. */
export function describeAdminApplication(live: () => Live): void {
  step(
    'the admin application signs in, shows markup in a name as text, and signs out of Cognito and Auth0',
    async () => {
      const { rehearsal, outputs } = live();
      const { client_id: clientId = '', callback_urls: [callback = ''] = [] } = outputs.clients.admin ?? {};
      const person = {
        ...createTestUser(),
        id: 'joan',
        email: 'joan@example.com',
        name: `Joan <img src=/x onerror='document.title=1'>`,
      };
      seedTestUser(rehearsal, outputs, person);

      const seen = await visit(rehearsal, async (visitor) => {
        await visitor.openApplication(new URL('/', callback).href);
        await visitor.startWithAuth0();
        await visitor.typePassword(person);
        await visitor.waitForSignedIn();
        const greeted = await visitor.name();
        const tokens = await visitor.tokens(clientId);
        const start = visitor.visited.length;
        await visitor.signOut();
        await visitor.waitForWelcome();
        const redirects = visitor.visited.slice(start);
        const isOver = (await visitor.tokens(clientId)) === undefined;
        await visitor.startWithAuth0();
        return {
          greeted,
          tokens,
          redirects,
          isOver,
          isAsked: await visitor.isPasswordRequired(),
          complaints: visitor.complaints,
        };
      });

      expect(seen.greeted).toBe(person.name);
      expect(claimsOf(seen.tokens?.idToken ?? '')).toMatchObject({ aud: clientId, name: person.name });
      expect(seen.redirects).toEqual([
        `https://${outputs.cognito_domain}/logout`,
        `https://${outputs.federations.auth0?.auth0_domain}/v2/logout`,
        new URL('/', callback).href,
      ]);
      expect(seen).toMatchObject({ isOver: true, isAsked: true, complaints: [] });
    },
  );
}

/** Pages that refuse a request, as a user sees them. */
export function describeRefusals(live: () => Live): void {
  step('error pages are responsive and do not redirect', async () => {
    const { rehearsal, outputs } = live();
    const evidence = pictures(live(), 'refusals');
    const { cognito_domain: cognito, federations, clients } = outputs;
    const stranger = encodeURIComponent('https://stranger.invalid/callback');
    const query = (clientId = '') => `response_type=code&client_id=${clientId}&redirect_uri=${stranger}`;
    const auth0 = federations.auth0;
    const refusals = {
      'cognito-callback': `https://${cognito}/oauth2/authorize?${query(clients.web?.client_id)}`,
      'cognito-logout': `https://${cognito}/logout?client_id=${clients.web?.client_id}&logout_uri=${stranger}`,
      'cognito-answer': `https://${cognito}/oauth2/idpresponse?state=forged&code=forged`,
      'cognito-not-rehearsed': `${outputs.login_url.replace('/login', '/forgotPassword')}`,
      'auth0-callback': `https://${auth0?.auth0_domain}/authorize?scope=openid&${query(auth0?.auth0_client_id)}`,
      'auth0-application': `https://${auth0?.auth0_domain}/authorize?scope=openid&${query('gone')}`,
      'auth0-logout': `https://${auth0?.auth0_domain}/v2/logout?client_id=${auth0?.auth0_client_id}&returnTo=${stranger}`,
    };

    const statuses = await visit(rehearsal, async ({ page }) => {
      const found: [string, number | undefined][] = [];
      for (const [name, url] of Object.entries(refusals)) {
        const response = await page.goto(url);
        found.push([new URL(page.url()).host, response?.status()]);
        await evidence.screenshot(page, name);
      }
      await page.goto(`https://${cognito}/login?${new URL(outputs.login_url).searchParams}&identity_provider=Auth0`);
      await page.getByRole('link', { name: 'Continue with Auth0' }).click();
      await page.getByLabel('Email address').fill('nobody@example.com');
      await page.getByLabel('Password').fill('wrong');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('alert').waitFor();
      await evidence.screenshot(page, 'auth0-password');
      return found;
    });

    const hosts = [cognito, auth0?.auth0_domain];
    for (const [host, status] of statuses) {
      expect(hosts).toContain(host);
      expect(status).toBeGreaterThanOrEqual(400);
    }
    expect(cut(evidence)).toEqual([]);
    expect(evidence.pictures).toHaveLength(16);
  });
}
