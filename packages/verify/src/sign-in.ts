import { createHash, randomBytes } from 'node:crypto';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import type { ClientOutputs, EnvironmentOutputs } from '@auth0-cognito/contract';
import type { Page } from 'playwright-core';
import { jsonObjectOf, type HttpResponse, type Network } from './http';
import { reasonOf, resultOf, type CheckResult, type NamedCheck, type Verdict } from './check';
import { authorizeUrl } from './requests';

/** An Auth0 user who can sign in without a second factor, since the check cannot enter one. */
export interface SignInUser {
  readonly name: string;
  readonly password: string;
}

/** The tools that a sign-in uses. */
export interface SignInTools {
  /** A page of a browser without a session at Cognito or Auth0. */
  readonly page: Page;
  readonly network: Pick<Network, 'get' | 'post'>;
  readonly user: SignInUser;
  /**
   * Timeout of a page, in milliseconds.
   *
   * @default 30_000
   */
  readonly longestWait?: number;
}

const MAX_WAIT_MS = 30_000;
const random = () => randomBytes(32).toString('base64url');
const withoutQuery = (url: string) => url.replace(/[?#].*$/s, '');

const passed = (got: string): Verdict => ({ outcome: 'passed', got });
const failed = (got: string): Verdict => ({ outcome: 'failed', got });
const verdict = (ok: boolean, got: string): Verdict => (ok ? passed(got) : failed(got));

/** Fills in Auth0's login form: name and password on one page, or on two pages. */
async function fillLoginPage(page: Page, { name, password }: SignInUser): Promise<void> {
  const nameField = page.locator('input[name="username"]:visible, input[name="email"]:visible').first();
  const passwordField = page.locator('input[type="password"]:visible').first();
  await nameField.fill(name);
  if (!(await passwordField.isVisible())) await nameField.press('Enter');
  await passwordField.fill(password);
  await passwordField.press('Enter');
}

/** The URL and the error text of the page on which a sign-in stopped, without the values that were typed. */
async function stoppedAt(page: Page): Promise<string> {
  const alert = page.locator('[role="alert"], [id*="error"]').first();
  const message = await alert.innerText({ timeout: 1_000 }).catch(() => '');
  return `stopped at ${withoutQuery(page.url())}${message ? `, which says: ${message.replaceAll(/\s+/g, ' ').slice(0, 200)}` : ''}`;
}

/** One complete sign-in. Each part is a check; after a failed part, the other parts do not run. */
class SignIn {
  private readonly state = random();
  private readonly nonce = random();
  private readonly verifier = random();
  private callback: URL | undefined;
  private tokens: Readonly<Record<string, unknown>> = {};

  constructor(
    private readonly outputs: EnvironmentOutputs,
    private readonly client: ClientOutputs,
    private readonly provider: string,
    private readonly tools: SignInTools,
  ) {}

  private get redirectUri(): string {
    return this.client.callback_urls[0] ?? this.outputs.app_url;
  }

  private get address(): string {
    return authorizeUrl(this.outputs, this.client, {
      identity_provider: this.provider,
      state: this.state,
      nonce: this.nonce,
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
    });
  }

  /**
   * Answers the browser's requests to the application, so that the application does not redeem the code before this check.
   * It uses the browser's own protocol, since Playwright's routes do not receive the target of a redirect.
   */
  async standIn(): Promise<void> {
    const { page } = this.tools;
    const origins = new Set([this.redirectUri, this.outputs.app_url].map((url) => new URL(url).origin));
    const session = await page.context().newCDPSession(page);
    session.on('Fetch.requestPaused', ({ requestId, request }) => {
      const url = new URL(request.url);
      if (url.searchParams.has('code') || url.searchParams.has('error')) this.callback = url;
      const response = { requestId, responseCode: 200, body: Buffer.from('signed in').toString('base64') };
      // The page may be closed by then; the failure has no effect.
      session.send('Fetch.fulfillRequest', response).catch(() => undefined);
    });
    await session.send('Fetch.enable', { patterns: [...origins].map((origin) => ({ urlPattern: `${origin}/*` })) });
  }

  async signIn(): Promise<Verdict> {
    const { page, user, longestWait = MAX_WAIT_MS } = this.tools;
    page.setDefaultTimeout(longestWait);
    try {
      await page.goto(this.address);
      // If Auth0 refuses the application, it redirects with an error to Cognito, and Cognito to the application. No page is shown.
      if (!this.callback) await fillLoginPage(page, user);
      await page.waitForURL((url) => withoutQuery(url.href) === withoutQuery(new URL(this.redirectUri).href));
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'TimeoutError') throw error;
      return failed(await stoppedAt(page));
    }
    const error = this.callback?.searchParams.get('error');
    if (error) return failed(`error=${error}: ${this.callback?.searchParams.get('error_description') ?? ''}`);
    const isOurs = this.callback?.searchParams.get('state') === this.state;
    return verdict(isOurs, isOurs ? 'a code and the state that was sent' : 'another state than was sent');
  }

  private token(form: Readonly<Record<string, string>>): Promise<HttpResponse> {
    return this.tools.network.post(`https://${this.outputs.cognito_domain}/oauth2/token`, {
      client_id: this.client.client_id,
      ...form,
    });
  }

  async redeem(): Promise<Verdict> {
    const response = await this.token({
      grant_type: 'authorization_code',
      code: this.callback?.searchParams.get('code') ?? '',
      redirect_uri: this.redirectUri,
      code_verifier: this.verifier,
    });
    this.tokens = jsonObjectOf(response);
    const names = ['id_token', 'access_token', 'refresh_token'].filter((name) => typeof this.tokens[name] === 'string');
    const error = typeof this.tokens.error === 'string' ? ` with error=${this.tokens.error}` : '';
    return verdict(names.length === 3, `status ${response.status}${error}, ${names.join(', ') || 'no token'}`);
  }

  async checkTokens(): Promise<Verdict> {
    const jwks = jsonObjectOf(await this.tools.network.get(`${this.outputs.user_pool_issuer}/.well-known/jwks.json`));
    const settings = { userPoolId: this.outputs.user_pool_id, clientId: this.client.client_id };
    const verifiers = [
      CognitoJwtVerifier.create({ ...settings, tokenUse: 'id' }),
      CognitoJwtVerifier.create({ ...settings, tokenUse: 'access' }),
    ] as const;
    try {
      for (const verifier of verifiers) verifier.cacheJwks(jwks as unknown as Parameters<typeof verifier.cacheJwks>[0]);
      const id = await verifiers[0].verify(String(this.tokens.id_token));
      const access = await verifiers[1].verify(String(this.tokens.access_token));
      if (id.nonce !== this.nonce) return failed('an ID token with another nonce');
      if (id.sub !== access.sub) return failed('tokens of two people');
      return passed(`tokens of ${String(id['cognito:username'])}`);
    } catch (error) {
      return failed(reasonOf(error));
    }
  }

  async refresh(): Promise<Verdict> {
    const response = await this.token({
      grant_type: 'refresh_token',
      refresh_token: String(this.tokens.refresh_token),
    });
    const { error, id_token: fresh } = jsonObjectOf(response);
    return verdict(
      typeof fresh === 'string',
      `status ${response.status}${error ? ` with error=${String(error)}` : ''}`,
    );
  }

  async signOut(): Promise<Verdict> {
    const { page } = this.tools;
    const auth0 = this.client.logout_urls.find((url) => new URL(url).pathname === '/v2/logout');
    const url = new URL(`https://${this.outputs.cognito_domain}/logout`);
    url.searchParams.set('client_id', this.client.client_id);
    url.searchParams.set('logout_uri', auth0 ?? '');
    await page.goto(auth0 ? url.href : this.outputs.auth0_logout_url);
    await page.goto(this.address);
    const field = page.locator('input[name="username"]:visible, input[name="email"]:visible').first();
    const isAsked = await field.waitFor().then(
      () => true,
      () => false,
    );
    return verdict(isAsked, isAsked ? 'a login page' : await stoppedAt(page));
  }
}

/** The checks of a sign-in, in order. */
function parts(signIn: SignIn, outputs: EnvironmentOutputs, name: string, auth0: string) {
  const hosted = `https://${outputs.cognito_domain}`;
  const part = (check: NamedCheck, run: () => Promise<Verdict>) => ({ check, run });
  return [
    part(
      {
        id: `sign-in:${name}`,
        title: 'a user signs in at Auth0 and returns to the application with a code',
        request: `a browser at ${hosted}/oauth2/authorize`,
        expected: 'a redirect to the application with a code and the state',
        fix: `check that the user can sign in at ${auth0} without a second factor; Cognito's error contains the reason`,
      },
      () => signIn.signIn(),
    ),
    part(
      {
        id: `code-redeemed:${name}`,
        title: 'the code is redeemed for tokens',
        request: `POST ${hosted}/oauth2/token`,
        expected: 'status 200 with ID, access and refresh token',
        fix: 'for a client with a secret, Cognito returns invalid_client: check it with an application that has the secret',
      },
      () => signIn.redeem(),
    ),
    part(
      {
        id: `tokens:${name}`,
        title: 'aws-jwt-verify accepts the tokens',
        request: `GET ${outputs.user_pool_issuer}/.well-known/jwks.json`,
        expected: 'tokens of this pool, client and sign-in',
        fix: 'check that the outputs are those of the deployed environment',
      },
      () => signIn.checkTokens(),
    ),
    part(
      {
        id: `refresh:${name}`,
        title: 'the refresh token returns new tokens',
        request: `POST ${hosted}/oauth2/token`,
        expected: 'status 200 with a new ID token',
        fix: 'check that the client allows the refresh flow',
      },
      () => signIn.refresh(),
    ),
    part(
      {
        id: `sign-out:${name}`,
        title: 'signing out ends both sessions: signing in again asks for the password',
        request: `a browser at ${hosted}/logout, then at ${hosted}/oauth2/authorize`,
        expected: "Auth0's login page",
        fix: "register Auth0's /v2/logout as a logout URL of the client, and the application as an allowed logout URL at Auth0",
      },
      () => signIn.signOut(),
    ),
  ];
}

/**
 * Signs a user in to the web client through the primary federation, redeems the code, checks and refreshes the tokens, and signs out of
 * Cognito and Auth0. Parts after a failed part are `unanswered`.
 */
export async function verifySignIn(
  outputs: EnvironmentOutputs,
  tools: SignInTools,
  onCheck: (result: CheckResult) => void = () => undefined,
): Promise<readonly CheckResult[]> {
  const client = outputs.clients[outputs.web_client];
  const federation = outputs.federations[outputs.primary_federation];
  if (!client || !federation) throw new TypeError('the outputs name a web client or federation that they do not have');
  const signIn = new SignIn(outputs, client, federation.identity_provider, tools);
  await signIn.standIn();
  const results: CheckResult[] = [];
  for (const { check, run } of parts(signIn, outputs, outputs.web_client, federation.auth0_domain)) {
    const isLost = results.some(({ outcome }) => outcome !== 'passed');
    const verdict: Verdict = isLost
      ? { outcome: 'unanswered', got: 'the sign-in ended before' }
      : await run().catch((error: unknown): Verdict => ({
          outcome: 'unanswered',
          got: `no response (${reasonOf(error)})`,
        }));
    const result = resultOf(check, verdict);
    results.push(result);
    onCheck(result);
  }
  return results;
}
