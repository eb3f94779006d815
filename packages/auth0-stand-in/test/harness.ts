import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Auth0StandIn, Auth0StandInOptions, Auth0Tenant } from '../src';
import { MANAGEMENT_SCOPES, createAuth0StandIn } from '../src';

// The creation of an RSA key takes longer than the rest of a test: that of each domain is created once for a test file.
jest.mock('../src/management/signing-key', () => {
  const real = jest.requireActual<typeof import('../src/management/signing-key')>('../src/management/signing-key');
  const keys = new Map<string, ReturnType<typeof real.makeSigningKey>>();
  const keyOf = (domain: string) => keys.get(domain) ?? keys.set(domain, real.makeSigningKey(domain)).get(domain);
  return { makeSigningKey: keyOf };
});

export const DOMAIN = 'acme-dev.eu.auth0.com';

export const TERRAFORM = { clientId: 'terraform', clientSecret: 'terraform-secret', scopes: MANAGEMENT_SCOPES };

export const TENANT: Auth0Tenant = { domain: DOMAIN, managementClients: [TERRAFORM] };

/** The address of the stand-in: its own port, whatever the port of the URL. */
export interface Served {
  readonly standIn: Auth0StandIn;
  /** `fetch` that sends every host to the stand-in, as the gateway does. Does not follow redirects. */
  readonly fetch: typeof fetch;
  readonly close: () => Promise<void>;
}

const sendTo = (port: number) =>
  (async (input: string | URL | Request, init?: RequestInit) => {
    const asked = new Request(input, init);
    const url = new URL(asked.url);
    const body = Buffer.from(await asked.arrayBuffer());
    const headers = { ...Object.fromEntries(asked.headers), host: url.host, 'content-length': String(body.length) };
    return new Promise<Response>((resolve, reject) => {
      const path = `${url.pathname}${url.search}`;
      const sent = request({ port, host: '127.0.0.1', method: asked.method, path, headers, agent: false }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const status = answer.statusCode ?? 0;
          const received = new Headers();
          for (let at = 0; at < answer.rawHeaders.length; at += 2) {
            received.append(answer.rawHeaders[at] ?? '', answer.rawHeaders[at + 1] ?? '');
          }
          const isBodiless = status === 204 || status === 304;
          resolve(new Response(isBodiless ? null : Buffer.concat(chunks), { status, headers: received }));
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }) as typeof fetch;

/** Serves a stand-in on a free loopback port. */
export async function serve(options: Partial<Auth0StandInOptions> = {}): Promise<Served> {
  const standIn = createAuth0StandIn({ tenants: [TENANT], ...options });
  const server = createServer(standIn.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    standIn,
    fetch: sendTo((server.address() as AddressInfo).port),
    close: async () => {
      await standIn.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The token of an application for the Management API. */
export async function managementToken(served: Served, client = TERRAFORM, domain = DOMAIN): Promise<string> {
  const answer = await served.fetch(`https://${domain}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: client.clientId,
      client_secret: client.clientSecret,
      audience: `https://${domain}/api/v2/`,
    }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** Calls the Management API without an SDK. */
export async function call(served: Served, method: string, path: string, body?: unknown, token?: string) {
  const bearer = token ?? (await managementToken(served));
  const answer = await served.fetch(`https://${DOMAIN}/api/v2${path}`, {
    method,
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : undefined };
}
