import type { Page, Request, Response } from 'playwright-core';
import type { TestUser } from './test-user';

/** AWS credentials that the identity pool issued to the browser. */
export interface BrowserCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** Tokens of the application. */
export interface BrowserTokens {
  readonly idToken: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

const CREDENTIALS_OPERATION = 'AWSCognitoIdentityService.GetCredentialsForIdentity';

/** A user of the example application. Methods wait for pages, and reject if a page does not appear. */
export class ApplicationPage {
  /** Visited pages, without queries, in order. */
  readonly visited: string[] = [];
  /** Errors of the pages. */
  readonly complaints: string[] = [];
  private credentialsResponse: Promise<unknown> | undefined;

  constructor(readonly page: Page) {
    page.on('request', (request) => this.note(request));
    page.on('response', (response) => this.recordCredentials(response));
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  private note(request: Request): void {
    if (request.isNavigationRequest()) this.visited.push(request.url().replace(/[?#].*$/s, ''));
  }

  private recordCredentials(response: Response): void {
    const operation = response.request().headers()['x-amz-target'];
    if (operation === CREDENTIALS_OPERATION && response.ok()) this.credentialsResponse = response.json();
  }

  /** Opens the application without a session. */
  async openApplication(url: string): Promise<void> {
    await this.page.goto(url);
    await this.waitForWelcome();
  }

  waitForWelcome(): Promise<void> {
    return this.page.getByRole('heading', { name: 'Welcome' }).and(this.page.locator('#view h1')).waitFor();
  }

  /** Waits for the page of a signed-in user. */
  waitForSignedIn(): Promise<void> {
    return this.greeting().waitFor();
  }

  /** The user name that the application shows. */
  async name(): Promise<string> {
    return (await this.greeting().innerText()).replace(/^Hello, /, '');
  }

  startWithAuth0(): Promise<void> {
    return this.page.getByRole('button', { name: 'Sign in with Auth0' }).click();
  }

  startAtHostedPage(): Promise<void> {
    return this.page.getByRole('button', { name: 'Other ways to sign in' }).click();
  }

  /** Opens a URL and follows redirects. Returns the final URL without its query. */
  async endsAt(url: string): Promise<string> {
    await this.page.goto(url);
    return this.page.url().replace(/[?#].*$/s, '');
  }

  /** Waits for the hosted page with a provider. */
  waitForProvider(provider: string): Promise<void> {
    return this.choice(provider).waitFor();
  }

  choose(provider: string): Promise<void> {
    return this.choice(provider).click();
  }

  /** Whether Auth0 prompts for the password. False if an existing session signs the user in. */
  async isPasswordRequired(): Promise<boolean> {
    const password = this.page.getByLabel('Password');
    await password.or(this.greeting()).first().waitFor();
    return password.isVisible();
  }

  /** Submits the sign-in page of Auth0. */
  async typePassword({ email, password }: TestUser): Promise<void> {
    await this.page.getByLabel('Email address').fill(email);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByRole('button', { name: 'Continue' }).click();
  }

  async refresh(): Promise<void> {
    await this.page.getByRole('button', { name: 'Refresh tokens' }).click();
    await this.page.getByText('The tokens are new.').waitFor();
  }

  signOut(): Promise<void> {
    return this.page.getByRole('button', { name: 'Sign out' }).click();
  }

  /** Opens the claims of the tokens. */
  async openClaims(): Promise<void> {
    for (const summary of await this.page.locator('summary').all()) await summary.click();
  }

  /** A value that the application shows next to its name. */
  shown(name: string): Promise<string> {
    return this.page
      .locator('dl > div', { has: this.page.getByText(name, { exact: true }) })
      .first()
      .locator('dd')
      .innerText();
  }

  /** Tokens in the browser's storage, by aws-amplify's names; undefined if there are none. */
  async tokens(clientId: string): Promise<BrowserTokens | undefined> {
    const { origins } = await this.page.context().storageState();
    const stored = origins.flatMap(({ localStorage }) => localStorage);
    const token = (kind: string) =>
      stored.find(
        ({ name }) => name.startsWith(`CognitoIdentityServiceProvider.${clientId}.`) && name.endsWith(`.${kind}`),
      )?.value;
    const [idToken, accessToken, refreshToken] = [token('idToken'), token('accessToken'), token('refreshToken')];
    return idToken && accessToken && refreshToken ? { idToken, accessToken, refreshToken } : undefined;
  }

  /** The last AWS credentials that the identity pool issued. */
  async credentials(): Promise<BrowserCredentials | undefined> {
    const answer = (await this.credentialsResponse) as
      | { Credentials?: { AccessKeyId?: string; SecretKey?: string; SessionToken?: string } }
      | undefined;
    const {
      AccessKeyId: accessKeyId,
      SecretKey: secretAccessKey,
      SessionToken: sessionToken,
    } = answer?.Credentials ?? {};
    return accessKeyId && secretAccessKey && sessionToken ? { accessKeyId, secretAccessKey, sessionToken } : undefined;
  }

  private greeting() {
    return this.page.getByRole('heading', { name: /^Hello, / });
  }

  private choice(provider: string) {
    return this.page.getByRole('link', { name: `Continue with ${provider}`, exact: true });
  }
}
