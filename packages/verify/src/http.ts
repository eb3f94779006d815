import { canParseUrl } from '@auth0-cognito/contract';
import { EnvHttpProxyAgent, fetch, type Dispatcher, type RequestInit, type Response } from 'undici';

/** The response of a server. Redirects are not followed. */
export interface HttpResponse {
  readonly status: number;
  /** Header values by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends a GET request. Rejects if there is no response. */
export type Get = (url: string) => Promise<HttpResponse>;

/** Sends a form with POST. Rejects if there is no response. */
export type Post = (url: string, form: Readonly<Record<string, string>>) => Promise<HttpResponse>;

/** Functions that send requests. */
export interface Network {
  readonly get: Get;
  readonly post: Post;
  /** Closes open connections. */
  close(): Promise<void>;
}

const MAX_WAIT_MS = 15_000;
/** Maximum size of a body in bytes, decompressed. The pages and key sets of Cognito and Auth0 are much smaller. */
const MAX_BODY_BYTES = 2_000_000;

/** The body as UTF-8 text. It is read in chunks, so that a small compressed response cannot fill the memory. */
async function bodyOf(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    // Leaving the loop cancels the download.
    if (size > MAX_BODY_BYTES) throw new RangeError(`the response has more than ${MAX_BODY_BYTES} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}

/**
 * Sends requests over the network. It uses HTTPS_PROXY if set (Node's own fetch ignores it) and the CA certificates of Node, including
 * NODE_EXTRA_CA_CERTS. A request rejects if the certificate is wrong, if the response is incomplete after 15 s, or if it exceeds 2 MB.
 *
 * @param dispatcher - sends the requests; `close` closes it
 */
export function openNetwork(dispatcher: Dispatcher = new EnvHttpProxyAgent()): Network {
  const send = async (url: string, more: RequestInit = {}): Promise<HttpResponse> => {
    const response = await fetch(url, {
      dispatcher,
      redirect: 'manual',
      signal: AbortSignal.timeout(MAX_WAIT_MS),
      headers: { accept: 'text/html,application/json', 'user-agent': 'auth0-cognito-verify' },
      ...more,
    });
    const body = await bodyOf(response);
    return { status: response.status, headers: Object.fromEntries(response.headers.entries()), body };
  };
  return {
    get: (url) => send(url),
    post: (url, form) => send(url, { method: 'POST', body: new URLSearchParams(form) }),
    close: () => dispatcher.close(),
  };
}

/** The JSON object in the body of a response; an empty object if the body is anything else. */
export function jsonObjectOf(response: HttpResponse): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(response.body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** The absolute URL to which a response redirects; undefined if it does not redirect. */
export function locationOf(response: HttpResponse, requested: string): URL | undefined {
  const { location } = response.headers;
  if (response.status < 300 || response.status > 399 || !location || !canParseUrl(location, requested))
    return undefined;
  return new URL(location, requested);
}

/** A response in one line, for `got`. Values of the query are omitted: they may contain a state or a code. */
export function responseText(response: HttpResponse, requested: string): string {
  const to = locationOf(response, requested);
  if (!to) return `status ${response.status}`;
  const error = to.searchParams.get('error');
  return `status ${response.status} to ${to.origin}${to.pathname}${error ? ` with error=${error}` : ''}`;
}
