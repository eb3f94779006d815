import type { BrowserContext } from 'playwright-core';
import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import { holdsAll, same } from '../checks/check';
import type { Check } from '../checks/check';
import { signInStopped } from '../failures';
import type { Rehearsal } from '../rehearsal';
import type { StepRecorder } from '../step-recorder';
import { STEP } from '../step-names';
import { authorizerChecks, authorizersIn } from './authorizer-checks';
import type { PlannedAuthorizer } from './authorizer-checks';
import type { Evidence } from './evidence';
import { createTestUser, primaryFederation, seedTestUser } from './test-user';
import type { TestUser } from './test-user';
import { awsIdentityChecks, poolUserChecks } from './pool-checks';
import { claimsOf, tokenChecks } from './token-checks';
import type { TokenContext } from './token-checks';
import type { BrowserTokens } from './application-page';
import { ApplicationPage } from './application-page';

const allPass = (checks: readonly Check[]) => checks.every(({ ok }) => ok);

/** Parts of a sign-in journey, and its evidence. */
export interface SignInRunParts {
  readonly rehearsal: Rehearsal;
  readonly outputs: EnvironmentOutputs;
  readonly evidence: Evidence;
  readonly recorder: StepRecorder;
}

/** Signs a user in and out of an environment, with the example application in a real browser. */
export class SignInRun {
  readonly checks: Check[] = [];
  private user: TestUser = createTestUser();
  private readonly rehearsal: Rehearsal;
  private readonly outputs: EnvironmentOutputs;
  private readonly evidence: Evidence;
  private readonly recorder: StepRecorder;

  private constructor(
    { rehearsal, outputs, evidence, recorder }: SignInRunParts,
    private readonly visitor: ApplicationPage,
  ) {
    this.rehearsal = rehearsal;
    this.outputs = outputs;
    this.evidence = evidence;
    this.recorder = recorder;
  }

  /** Prepares a page in a browser without a session. */
  static async begin(context: BrowserContext, parts: SignInRunParts): Promise<SignInRun> {
    return new SignInRun(parts, new ApplicationPage(await context.newPage()));
  }

  /**
   * Runs all steps: sign in directly with Auth0, refresh, sign out of both sides, sign in again with the hosted page, and sign out.
   *
   * @throws FaultError ERR_SIGN_IN if an expected page does not appear, with a screenshot of the current page.
   */
  async run(): Promise<void> {
    await this.step(STEP.signIn, () => this.signIn());
    await this.step(STEP.checkIdentity, () => this.checkIdentity());
    await this.step(STEP.refresh, () => this.refresh());
    await this.step(STEP.signOut, () => this.signOut());
    await this.step(STEP.signInAgain, () => this.signInAgain());
    await this.step(STEP.signOutAgain, () => this.signOutAgain());
  }

  private async step(name: string, work: () => Promise<Check[]>): Promise<void> {
    const { page } = this.visitor;
    try {
      await this.recorder.run(
        name,
        async () => {
          const checks = await work();
          this.checks.push(...checks);
          return checks;
        },
        allPass,
      );
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'TimeoutError') throw error;
      const seen = await page
        .locator('body')
        .innerText({ timeout: 2_000 })
        .catch(() => 'no page that can be read');
      const place = page.url().replace(/[?#].*$/s, '');
      const message = seen.replaceAll(/\s+/g, ' ').slice(0, 300);
      const screenshot = await this.evidence.lastScreenshot(page);
      throw signInStopped({
        step: name,
        why: `the browser stopped at ${place}, which says: ${message}`,
        picture: screenshot,
      });
    }
  }

  private get federation() {
    return primaryFederation(this.outputs);
  }

  private get client() {
    const client = this.outputs.clients[this.outputs.web_client];
    if (!client) throw signInStopped({ step: 'sign in', why: `no client ${this.outputs.web_client} in the outputs` });
    return client;
  }

  private screenshot(name: string): Promise<void> {
    return this.evidence.screenshot(this.visitor.page, name);
  }

  private async tokens(): Promise<BrowserTokens> {
    const tokens = await this.visitor.tokens(this.client.client_id);
    if (!tokens)
      throw signInStopped({ step: 'read the tokens', why: 'the application shows a user and has no tokens' });
    return tokens;
  }

  private async signIn(): Promise<Check[]> {
    const { visitor, federation, outputs } = this;
    seedTestUser(this.rehearsal, outputs, this.user);
    await visitor.openApplication(outputs.app_url);
    await this.screenshot('application');
    await visitor.startWithAuth0();
    const isAsked = await visitor.isPasswordRequired();
    await this.screenshot('auth0');
    const host = new URL(visitor.page.url()).host;
    await visitor.typePassword(this.user);
    await visitor.waitForSignedIn();
    await this.screenshot('signed-in');
    await visitor.openClaims();
    await this.screenshot('claims');
    return [
      same('Auth0 prompts for the password', true, isAsked),
      same('the prompt is at the host of the tenant', federation.auth0_domain, host),
      holdsAll(
        'the way leads over both sides',
        [
          `https://${outputs.cognito_domain}/oauth2/authorize`,
          `https://${federation.auth0_domain}/authorize`,
          `https://${outputs.cognito_domain}/oauth2/idpresponse`,
        ],
        visitor.visited,
      ),
    ];
  }

  private async checkIdentity(): Promise<Check[]> {
    const { visitor, outputs, user, client } = this;
    const tokens = await this.tokens();
    const keys = await this.rehearsal.fetch(`${outputs.user_pool_issuer}/.well-known/jwks.json`);
    const context = { outputs, client, person: user, jwks: (await keys.json()) as TokenContext['jwks'] };
    const shown = { identityId: await visitor.shown('Identity'), accessKeyId: await visitor.shown('Access key ID') };
    const username = String(claimsOf(tokens.idToken)['cognito:username']);
    return [
      ...(await tokenChecks(context, tokens)),
      ...(await authorizerChecks(await this.authorizers(), context, tokens.accessToken)),
      ...(await poolUserChecks(this.rehearsal.aws, outputs, user, username)),
      ...(await awsIdentityChecks(this.rehearsal.aws, outputs, shown, await visitor.credentials())),
    ];
  }

  /** The authorizers of the APIs of the environment. The state is read only if there are any, because that takes a second. */
  private async authorizers(): Promise<PlannedAuthorizer[]> {
    const { configuration } = this.rehearsal;
    const hasAuthorizer = configuration.unchecked.some((address) => address.startsWith('aws_apigatewayv2_authorizer.'));
    return hasAuthorizer ? authorizersIn(await this.rehearsal.resources()) : [];
  }

  private async refresh(): Promise<Check[]> {
    const before = await this.tokens();
    await this.visitor.refresh();
    const after = await this.tokens();
    return [
      same('refresh: the ID token is new', true, before.idToken !== after.idToken),
      same('refresh: the access token is new', true, before.accessToken !== after.accessToken),
      same('refresh: the same subject', claimsOf(before.idToken).sub, claimsOf(after.idToken).sub),
    ];
  }

  private async signOut(): Promise<Check[]> {
    const { visitor, federation, outputs } = this;
    const { sub } = claimsOf((await this.tokens()).idToken);
    const start = visitor.visited.length;
    await visitor.signOut();
    await visitor.waitForWelcome();
    await this.screenshot('signed-out');
    this.subject = String(sub);
    return [
      holdsAll(
        'sign-out redirects through Cognito and Auth0',
        [`https://${outputs.cognito_domain}/logout`, `https://${federation.auth0_domain}/v2/logout`],
        visitor.visited.slice(start),
      ),
      same('the application has no tokens', undefined, await visitor.tokens(this.client.client_id)),
    ];
  }

  /** A request without an identity provider. With a Cognito session, the response would be a code. */
  private authorizeUrl(): string {
    const { client, outputs } = this;
    const url = new URL(`https://${outputs.cognito_domain}/oauth2/authorize`);
    const parameters = {
      response_type: 'code',
      client_id: client.client_id,
      redirect_uri: client.callback_urls[0] ?? outputs.app_url,
      scope: client.scopes.join(' '),
      state: 'rehearsal',
      // From RFC 7636, appendix B. No code is redeemed.
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return url.href;
  }

  /** `sub` of the first sign-in. */
  private subject = '';

  private async signInAgain(): Promise<Check[]> {
    const { visitor, federation, outputs } = this;
    this.user = { ...this.user, name: 'Ada King' };
    seedTestUser(this.rehearsal, outputs, this.user);
    const landed = await visitor.endsAt(this.authorizeUrl());
    const checks = [
      same("Cognito's session has ended: it shows the sign-in page", `https://${outputs.cognito_domain}/login`, landed),
    ];
    await visitor.openApplication(outputs.app_url);
    await visitor.startAtHostedPage();
    await visitor.waitForProvider(federation.identity_provider);
    await this.screenshot('hosted-page');
    await visitor.choose(federation.identity_provider);
    const isAsked = await visitor.isPasswordRequired();
    checks.push(same("Auth0's session has ended: it prompts for the password again", true, isAsked));
    if (!isAsked) return checks;
    await visitor.typePassword(this.user);
    await visitor.waitForSignedIn();
    await this.screenshot('signed-in-again');
    const id = claimsOf((await this.tokens()).idToken);
    return [
      ...checks,
      same('second sign-in: the same subject', this.subject, id.sub),
      ...(await poolUserChecks(this.rehearsal.aws, outputs, this.user, String(id['cognito:username']))).map(
        (check) => ({ ...check, name: `second sign-in: ${check.name}` }),
      ),
    ];
  }

  private async signOutAgain(): Promise<Check[]> {
    const { visitor } = this;
    await visitor.signOut();
    await visitor.waitForWelcome();
    return [
      same('the application has no tokens at the end', undefined, await visitor.tokens(this.client.client_id)),
      ...this.evidence.checks,
      same('the pages logged no errors', [], visitor.complaints),
    ];
  }
}
