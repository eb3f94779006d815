import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import type { Rehearsal } from '@auth0-cognito/rehearsal';
import { createTestUser, seedTestUser } from '@auth0-cognito/rehearsal';
import { fetch, ProxyAgent } from 'undici';

/** The result of one sign-in. Times are milliseconds since the epoch. */
export interface SignedIn {
  /** Error that Cognito returned to the application; undefined if it returned a code. */
  readonly error?: string;
  /** When Cognito redeemed the code of Auth0. */
  readonly returned: number;
}

/** A user who signs in over HTTP without a browser; keeps the cookies of each host. */
class User {
  private readonly cookies = new Map<string, Map<string, string>>();

  constructor(
    private readonly dispatcher: ProxyAgent,
    private readonly outputs: EnvironmentOutputs,
    private readonly form: Readonly<Record<string, string>>,
  ) {}

  /** Signs in, from the first request to the code. */
  async signIn(): Promise<SignedIn> {
    const { cognito_domain: host, clients, web_client: web, federations, primary_federation: primary } = this.outputs;
    const { client_id: id = '', callback_urls: [callback = ''] = [], scopes = [] } = clients[web] ?? {};
    const url = new URL(`https://${host}/oauth2/authorize`);
    url.search = new URLSearchParams({
      response_type: 'code',
      client_id: id,
      redirect_uri: callback,
      scope: scopes.join(' '),
      state: 'rotation',
      identity_provider: federations[primary]?.identity_provider ?? '',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    }).toString();
    // Another sign-in at Cognito; the session at Auth0 remains.
    this.cookies.delete(host);
    let returned = 0;
    for (let next = url, isForm = false; ;) {
      const answer = await this.ask(next, isForm);
      if (next.pathname === '/oauth2/idpresponse') returned = Date.now();
      const location = answer.headers.get('location');
      await answer.body?.cancel();
      if (location === null && isForm) throw new Error(`${next.host}${next.pathname} answered ${answer.status}`);
      isForm = location === null;
      if (location !== null) next = new URL(location, next);
      if (next.href.startsWith(callback)) {
        const error = next.searchParams.get('error_description') ?? next.searchParams.get('error') ?? undefined;
        return { returned, ...(error !== undefined && { error }) };
      }
    }
  }

  private async ask(url: URL, isForm: boolean) {
    const jar = this.cookies.get(url.host) ?? new Map<string, string>();
    this.cookies.set(url.host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      dispatcher: this.dispatcher,
      redirect: 'manual',
      headers: { accept: 'text/html', ...(cookie && { cookie }), ...(isForm && { origin: url.origin }) },
      ...(isForm && { method: 'POST', body: new URLSearchParams(this.form) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }
}

/** Users who sign in one after the other while another task runs. */
export class SignIns {
  readonly ended: SignedIn[] = [];
  private isOver = false;
  private readonly running: readonly Promise<void>[];

  private constructor(
    private readonly dispatcher: ProxyAgent,
    users: readonly User[],
  ) {
    this.running = users.map(async (user) => {
      while (!this.isOver) this.ended.push(await user.signIn());
    });
  }

  static start(rehearsal: Rehearsal, outputs: EnvironmentOutputs, count: number): SignIns {
    const { proxy, authority } = rehearsal.reach;
    const dispatcher = new ProxyAgent({ uri: proxy, requestTls: { ca: authority.certificate } });
    const { email: username, password, ...person } = createTestUser();
    seedTestUser(rehearsal, outputs, { email: username, password, ...person });
    const users = Array.from({ length: count }, () => new User(dispatcher, outputs, { username, password }));
    return new SignIns(dispatcher, users);
  }

  /** Lets each user finish, and returns every sign-in in the order of its return from Auth0. */
  async stop(): Promise<readonly SignedIn[]> {
    this.isOver = true;
    await Promise.all(this.running);
    await this.dispatcher.close();
    return this.ended.sort((one, other) => one.returned - other.returned);
  }
}
