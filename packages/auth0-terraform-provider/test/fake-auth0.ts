import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

type Json = Record<string, unknown>;

/** One request as the fake received it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly body: Json | undefined;
}

const NEW_CLIENT = {
  is_first_party: true,
  is_token_endpoint_ip_header_trusted: false,
  oidc_conformant: false,
  sso_disabled: false,
  cross_origin_authentication: false,
  custom_login_page_on: true,
  callbacks: [],
  grant_types: ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'],
  jwt_configuration: { secret_encoded: false, lifetime_in_seconds: 36000 },
  refresh_token: {
    rotation_type: 'non-rotating',
    expiration_type: 'non-expiring',
    leeway: 0,
    token_lifetime: 31557600,
    infinite_token_lifetime: true,
    infinite_idle_token_lifetime: true,
    idle_token_lifetime: 2592000,
  },
};

/** The routes of the Management API that show whether the provider retries, signs in and fails as it should. */
export class FakeAuth0 {
  readonly seen: Seen[] = [];
  /** Statuses for the next requests to /api/v2, in this order. */
  readonly failures: { readonly status: number; readonly headers?: Record<string, string> }[] = [];
  readonly clients = new Map<string, Json>();
  readonly signIns: Record<string, string>[] = [];

  readonly listener = (request: IncomingMessage, response: ServerResponse): void => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const [status, body, headers] = this.answer(request, Buffer.concat(parts).toString());
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(body === undefined ? '' : JSON.stringify(body));
    });
  };

  private answer(request: IncomingMessage, text: string): [number, unknown, Record<string, string>?] {
    const url = new URL(request.url ?? '/', 'https://fake');
    if (url.pathname === '/oauth/token') {
      this.signIns.push(Object.fromEntries(new URLSearchParams(text)));
      return [200, { access_token: 'token', expires_in: 86400, token_type: 'Bearer' }];
    }
    const method = request.method ?? '';
    this.seen.push({ method, path: url.pathname, body: text ? (JSON.parse(text) as Json) : undefined });
    const failure = this.failures.shift();
    if (failure) return [failure.status, { error: 'Failure', message: 'as told' }, failure.headers];
    return this.route(method, url.pathname.replace('/api/v2/', ''), text ? (JSON.parse(text) as Json) : {});
  }

  private route(method: string, path: string, body: Json): [number, unknown] {
    const [top, id] = path.split('/');
    if (top === 'tenants') return [200, { friendly_name: 'Fake', flags: {}, session_cookie: { mode: 'persistent' } }];
    if (top === 'clients' && method === 'POST') {
      const client_id = randomBytes(16).toString('hex');
      const made = { ...NEW_CLIENT, client_secret: randomBytes(32).toString('hex'), ...body, client_id };
      this.clients.set(client_id, made);
      return [201, made];
    }
    const client = this.clients.get(id ?? '');
    if (!client) return [404, { statusCode: 404, error: 'Not Found', message: 'The client does not exist' }];
    if (method === 'DELETE') this.clients.delete(id ?? '');
    if (method === 'PATCH') Object.assign(client, body);
    return method === 'DELETE' ? [204, undefined] : [200, client];
  }
}
