import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PoolKeys } from '../../src/users/pool-keys';
import { createSignIn } from '../../src/sign-in';
import type { SignIn } from '../../src/sign-in';
import type { InvokeFunction } from '../../src/functions/invoke';
import type { JsonObject, JsonService, Operation } from '../../src/aws/api';
import { Browser } from './browser';
import type { Answer } from './browser';
import { ACCOUNT, CALLBACK, Configuration, HOST, REGION } from './configuration';
import { TestIdentityProvider } from './identity-provider';

export const VERIFIER = randomBytes(32).toString('base64url');
export const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

/** Parameters of a valid request; a test changes or removes (`undefined`) some. */
export const REQUEST: Readonly<Record<string, string>> = {
  response_type: 'code',
  client_id: 'web',
  redirect_uri: CALLBACK,
  scope: 'openid email',
  state: 'app-state',
  nonce: 'app-nonce',
  code_challenge: CHALLENGE,
  code_challenge_method: 'S256',
};

export type Changes = Readonly<Record<string, string | undefined>>;

/** The URL of a page with the request's parameters. */
export function address(path: string, changes: Changes = {}, host = HOST): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...REQUEST, ...changes })) {
    if (value !== undefined) parameters.set(name, value);
  }
  return `https://${host}${path}?${parameters.toString()}`;
}

/** Created once for all worlds of a test file, because the creation takes longest. */
const KEYS = new PoolKeys();

/** Sign-in with a configuration, an identity provider and a clock that a test sets. */
export class World {
  readonly configuration = new Configuration();
  readonly provider = new TestIdentityProvider();
  readonly log: string[] = [];
  invokeFunction: InvokeFunction = () => Promise.resolve({ notRun: 'no function' });
  /** Milliseconds since the epoch. */
  now = Date.now();
  standIn!: SignIn;
  browser!: Browser;
  #server!: Server;

  /** @param identityProviderTimeoutMs - short only if a test waits for it */
  async start(identityProviderTimeoutMs = 5000): Promise<this> {
    await this.provider.start();
    this.provider.now = () => this.now;
    this.standIn = createSignIn({
      directory: this.configuration.directory,
      api: this.configuration.api,
      iam: this.configuration.iam,
      fetch: this.provider.fetch,
      keys: KEYS,
      log: (line) => this.log.push(line),
      invokeFunction: (invocation) => this.invokeFunction(invocation),
      clock: () => this.now,
      identityProviderTimeoutMs,
    });
    this.#server = createServer(this.standIn.pages);
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.browser = this.newBrowser();
    return this;
  }

  newBrowser(): Browser {
    return new Browser((this.#server.address() as AddressInfo).port);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await this.provider.stop();
  }

  /** Opens the identity provider and consents; returns the URL of the redirect back. */
  async leave(changes: Changes = {}, host = HOST): Promise<URL> {
    const left = await this.browser.go(address('/oauth2/authorize', { identity_provider: 'Auth0', ...changes }, host));
    if (left.location?.host !== 'tenant.eu.auth0.com')
      throw new Error(`did not leave: ${left.status} ${left.location?.href}`);
    const back = new URL(left.location.searchParams.get('redirect_uri')!);
    back.searchParams.set('code', this.provider.consent(left.location));
    back.searchParams.set('state', left.location.searchParams.get('state')!);
    return back;
  }

  /** A complete federated sign-in; returns what the application gets. */
  async signIn(changes: Changes = {}, host = HOST): Promise<Answer> {
    return this.browser.go(await this.leave(changes, host));
  }

  /** The code of a complete federated sign-in. */
  async code(changes: Changes = {}, host = HOST): Promise<string> {
    const { location } = await this.signIn(changes, host);
    const code = location?.searchParams.get('code');
    if (!code) throw new Error(`no code: ${location?.href}`);
    return code;
  }

  /** Posts to the token endpoint; `undefined` omits a parameter. */
  async token(form: Changes, headers: Record<string, string> = {}, host = HOST) {
    const given = Object.entries(form).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const answer = await this.browser.post(`https://${host}/oauth2/token`, Object.fromEntries(given), headers);
    return { ...answer, json: JSON.parse(answer.body) as Record<string, string> };
  }

  /** Tokens of a complete federated sign-in. */
  async tokens(changes: Changes = {}, client_secret?: string) {
    const { client_id = 'web' } = changes;
    const code = await this.code(changes);
    const answer = await this.token({
      grant_type: 'authorization_code',
      client_id,
      client_secret,
      code,
      redirect_uri: CALLBACK,
      code_verifier: VERIFIER,
    });
    if (answer.status !== 200) throw new Error(`no tokens: ${answer.body}`);
    return answer.json as { access_token: string; id_token: string; refresh_token: string };
  }

  /** Calls an operation as the front does. */
  async call(name: `${JsonService}:${string}`, input: JsonObject): Promise<JsonObject> {
    const [service, action] = name.split(':') as [JsonService, string];
    const api = (other: string, given: JsonObject) =>
      this.configuration.api(service, other, given, { accountId: ACCOUNT, region: REGION });
    const next = () => Promise.reject(new Error('nothing behind'));
    const operation: Operation | undefined = this.standIn.operations[name];
    if (!operation) throw new Error(`no operation ${name}`);
    return operation(input, { accountId: ACCOUNT, region: REGION, service, action, api, next });
  }
}
