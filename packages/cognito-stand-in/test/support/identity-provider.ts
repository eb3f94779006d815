import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import type { CryptoKey, JWK, JWTPayload } from 'jose';
import { ISSUER } from './configuration';

type Endpoint = 'discovery' | 'token' | 'jwks' | 'userinfo';

/** One call to the provider. */
export interface ProviderCall {
  readonly endpoint: Endpoint;
  readonly method: string;
  readonly authorization?: string;
  readonly form: URLSearchParams;
}

/** Faults of the provider. */
export interface Behaviour {
  /** Claims that replace those of the ID token; `undefined` removes one. */
  idToken?: Record<string, unknown>;
  /** Claims that replace those of userInfo. */
  userInfo?: Record<string, unknown>;
  alg?: 'RS256' | 'RS512' | 'HS256' | 'none';
  kid?: string;
  signWithForeignKey?: boolean;
  /** Endpoints that never respond. */
  hang?: Endpoint;
  /** Endpoints that close the connection. */
  drop?: Endpoint;
  /** Responses that replace the regular ones. */
  answer?: Partial<Record<Endpoint, { readonly status: number; readonly body: unknown; readonly location?: string }>>;
}

const keys = Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);

/**
 * An OIDC provider that works, or has one fault at a time. It is reached by its real host name through {@link fetch}.
 */
export class TestIdentityProvider {
  behaviour: Behaviour = {};
  claims: JWTPayload = {
    sub: 'auth0|Abc123',
    email: 'ada@shop.example',
    name: 'Ada',
    picture: 'https://x.example/a.png',
  };
  readonly calls: ProviderCall[] = [];
  now: () => number = Date.now;
  #nonces = new Map<string, string>();
  #server: Server | undefined;

  async start(): Promise<void> {
    await keys; // so that no time limit runs while they are made
    this.#server = createServer((request, response) => void this.#answer(request, response));
    await new Promise<void>((resolve) => this.#server!.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  /** The user's consent at `/authorize`. Returns the code for the redirect of Cognito. */
  consent(authorization: URL): string {
    const code = `code-${this.#nonces.size}`;
    this.#nonces.set(code, authorization.searchParams.get('nonce') ?? '');
    return code;
  }

  /** An ID token of this provider. */
  async idToken(nonce: string): Promise<string> {
    const [own, foreign] = await keys;
    const now = Math.floor(this.now() / 1000);
    const { alg = 'RS256', kid = 'key-1', signWithForeignKey } = this.behaviour;
    const base = { ...this.claims, iss: ISSUER, aud: 'auth0-client', iat: now, exp: now + 600, nonce };
    const all: Record<string, unknown> = { ...base, ...this.behaviour.idToken };
    const claims = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as JWTPayload;
    if (alg === 'none') return new UnsecuredJWT(claims).encode();
    const key: CryptoKey | Uint8Array =
      alg === 'HS256'
        ? new TextEncoder().encode('auth0-secret'.repeat(4))
        : (signWithForeignKey ? foreign : own).privateKey;
    const signing = alg === 'RS512' ? (await rs512()).privateKey : key;
    return new SignJWT(claims).setProtectedHeader({ alg, kid }).sign(signing);
  }

  /** Reaches the provider by the host names of its URLs. */
  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(String(input));
    if (url.origin !== new URL(ISSUER).origin) throw new Error(`no route to ${url.host}`);
    const { port } = this.#server!.address() as AddressInfo;
    return fetch(`http://127.0.0.1:${port}${url.pathname}${url.search}`, init);
  };

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const endpoint = ({
      '/.well-known/openid-configuration': 'discovery',
      '/oauth/token': 'token',
      '/.well-known/jwks.json': 'jwks',
      '/userinfo': 'userinfo',
    }[request.url ?? ''] ?? 'discovery') as Endpoint;
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const form = new URLSearchParams(body);
    const { authorization } = request.headers;
    this.calls.push({ endpoint, method: request.method ?? '', form, ...(authorization ? { authorization } : {}) });

    if (this.behaviour.hang === endpoint) return;
    if (this.behaviour.drop === endpoint) return void request.socket.destroy();
    const given = this.behaviour.answer?.[endpoint];
    const { status, body: answer } = given ?? { status: 200, body: await this.#normal(endpoint, form) };
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(given?.location ? { location: given.location } : {}),
    });
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
  }

  async #normal(endpoint: Endpoint, form: URLSearchParams): Promise<unknown> {
    if (endpoint === 'token') {
      const nonce = this.#nonces.get(form.get('code') ?? '') ?? '';
      return { access_token: 'provider-access-token', id_token: await this.idToken(nonce), token_type: 'Bearer' };
    }
    if (endpoint === 'userinfo') return { ...this.claims, ...this.behaviour.userInfo };
    if (endpoint === 'jwks') {
      const jwk: JWK = await exportJWK((await keys)[0].publicKey);
      return { keys: [{ ...jwk, kid: 'key-1', alg: 'RS256', use: 'sig' }] };
    }
    return {
      issuer: ISSUER,
      authorization_endpoint: `${ISSUER}authorize`,
      token_endpoint: `${ISSUER}oauth/token`,
      userinfo_endpoint: `${ISSUER}userinfo`,
      jwks_uri: `${ISSUER}.well-known/jwks.json`,
    };
  }
}

const rs512 = () => generateKeyPair('RS512');
