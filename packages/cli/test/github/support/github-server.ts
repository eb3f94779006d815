import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerOf } from './github-routes';
import type { Answer } from './answer';
import { answerOnSettings, GitHubSettings } from './github-settings';
import { BOT, GitHubWorld } from './github-world';
import type { Actor } from './github-world';

/** A call as received by the server. */
export interface Call {
  readonly method: string;
  /** Path without the repository, with its query. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Interference {
  readonly matches: (call: Call) => boolean;
  times: number;
  /** `instead`: nothing is done; `after`: the call takes effect, and the response is lost. */
  readonly when: 'instead' | 'after';
  readonly answer: Answer;
}

export const TOKEN = 'ghs_0123456789abcdefSECRET';

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

/** An HTTP server that behaves as GitHub's REST API does for the calls in these tests. */
export class GitHubServer {
  readonly world = new GitHubWorld();
  readonly settings: GitHubSettings;
  readonly calls: Call[] = [];
  /** Accepted tokens and their users; a read-only token may not write. */
  readonly tokens = new Map<string, { readonly actor: Actor; readonly isReadOnly?: boolean }>([
    [TOKEN, { actor: BOT }],
  ]);
  /** Accepts calls without a response. */
  hangs = false;
  private readonly interferences: Interference[] = [];
  private readonly server: Server;
  private gate: { readonly at: (call: Call) => boolean; waiting: (() => void)[]; readonly until: number } | undefined;

  private constructor(readonly repository: string) {
    this.settings = new GitHubSettings(repository);
    this.server = createServer((request, response) => {
      void this.answer(request).then(({ status, headers = {}, data }) => {
        const rate = { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '4999' };
        const type = { 'content-type': 'application/json; charset=utf-8' };
        response.writeHead(status, { ...type, ...rate, ...headers });
        response.end(data === undefined ? undefined : JSON.stringify(data));
      });
    });
  }

  static async start(repository = 'acme/identity'): Promise<GitHubServer> {
    const github = new GitHubServer(repository);
    await new Promise<void>((done) => github.server.listen(0, '127.0.0.1', done));
    return github;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The variables that a workflow has. */
  get variables(): NodeJS.ProcessEnv {
    return { GITHUB_TOKEN: TOKEN, GITHUB_REPOSITORY: this.repository, GITHUB_API_URL: this.url };
  }

  /** Calls that changed something, as short texts. */
  get writes(): string[] {
    return this.calls
      .filter(({ method, path }) => method !== 'GET' && path !== '/graphql')
      .map(({ method, path }) => `${method} ${path}`);
  }

  /** Answers the next calls of this kind differently. */
  interfere(call: RegExp, answer: Answer, { times = 1, when = 'instead' as 'instead' | 'after' } = {}): void {
    const matches = ({ method, path }: Call) => call.test(`${method} ${path}`);
    this.interferences.push({ matches, times, when, answer });
  }

  /**
   * Delays calls of this kind until this number of them waits, so that the calls of two runs are answered at the same
   * time.
   */
  meet(call: RegExp, until: number): void {
    this.gate = { at: ({ method, path }) => call.test(`${method} ${path}`), waiting: [], until };
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private async answer(request: IncomingMessage): Promise<Answer> {
    const { method = '', url = '' } = request;
    const body = await bodyOf(request);
    const path = `/repos/${this.repository}`;
    const call = { method, path: url.replace(path, ''), body };
    this.calls.push(call);
    const { authorization } = request.headers;
    const token = this.tokens.get((authorization ?? '').replace(/^(token|bearer) /i, ''));
    if (this.hangs) return new Promise(() => undefined);
    const setting = answerOnSettings(this.settings, this.world, `${method} ${url}`, authorization === undefined);
    if (!token && (authorization !== undefined || !setting))
      return { status: 401, data: { message: 'Bad credentials' } };
    const interference = this.interferences.find(({ matches, times }) => times > 0 && matches(call));
    if (interference) interference.times--;
    if (interference?.when === 'instead') return interference.answer;
    if (setting) return setting;
    if (!token) return { status: 401, data: { message: 'Requires authentication' } };
    if (method !== 'GET' && token.isReadOnly && url !== '/graphql') {
      return { status: 403, data: { message: 'Resource not accessible by integration' } };
    }
    const answer = answerOf(
      this.world,
      { ...call, isOurs: url === '/graphql' || url.startsWith(`${path}/`) },
      token.actor,
      this.url + path,
    );
    // The call took effect; its response is still being sent.
    if (this.gate?.at(call)) await this.together(this.gate);
    return interference?.answer ?? answer;
  }

  private async together(gate: NonNullable<GitHubServer['gate']>): Promise<void> {
    await new Promise<void>((done) => {
      gate.waiting.push(done);
      if (gate.waiting.length < gate.until) return;
      this.gate = undefined;
      for (const go of gate.waiting) go();
    });
  }
}
