import { Readable } from 'node:stream';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Tenant } from '../management/tenant';

/** A request to a host of a tenant, and its response. */
export interface Exchange {
  readonly tenant: Tenant;
  readonly host: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** URL of the request, with https and the host. */
  readonly url: URL;
}

/** Sends JSON with `cache-control: no-store`. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers });
  response.end(JSON.stringify(body));
}

/** Redirects a browser. */
export function redirect(response: ServerResponse, location: URL): void {
  response.writeHead(302, { location: location.href, 'cache-control': 'no-store' });
  response.end();
}

/** The request with another URL. */
export function withUrl(request: IncomingMessage, url: URL): IncomingMessage {
  request.url = `${url.pathname}${url.search}`;
  return request;
}

/** The request with a form as its body, which replaces a body that has been read. */
export function withForm(request: IncomingMessage, params: Readonly<Record<string, string>>): IncomingMessage {
  const body = Buffer.from(new URLSearchParams(params).toString());
  const { authorization: _, ...headers } = request.headers;
  const { method, url, socket, httpVersion } = request;
  return Object.assign(Readable.from([body], { objectMode: false }), {
    method,
    url,
    socket,
    httpVersion,
    headers: {
      ...headers,
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(body.length),
    },
  }) as unknown as IncomingMessage;
}
