import { canParseUrl } from '@auth0-cognito/contract';
import { EnvHttpProxyAgent, fetch, type Dispatcher, type RequestInit, type Response } from 'undici';

/** What a server answered. Redirects are answers, never followed. */
export interface Answer {
  readonly status: number;
  /** Header values by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Asks for a URL by GET. Rejects when no answer comes. */
export type Ask = (url: string) => Promise<Answer>;

/** Sends a form by POST. Rejects when no answer comes. */
export type Post = (url: string, form: Readonly<Record<string, string>>) => Promise<Answer>;

/** The way to the network. */
export interface Network {
  readonly ask: Ask;
  readonly post: Post;
  /** Ends kept connections. */
  close(): Promise<void>;
}

const LONGEST_WAIT_MS = 15_000;
/** In bytes, decompressed. Cognito's and Auth0's pages and key sets have far less. */
const LARGEST_BODY = 2_000_000;

/** The whole body as UTF-8 text. It is read in pieces, so that a small compressed answer cannot fill the memory. */
async function bodyOf(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    // Leaving the loop cancels the download.
    if (size > LARGEST_BODY) throw new RangeError(`the answer has more than ${LARGEST_BODY} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}

/**
 * Asks over the network, by way of HTTPS_PROXY where it is set (Node's own fetch ignores it), and trusts what Node trusts
 * (NODE_EXTRA_CA_CERTS included). It rejects on a wrong certificate, on no whole answer within 15 s, and on an answer over 2 MB.
 *
 * @param dispatcher - another way to the network; ended by `close`
 */
export function openNetwork(dispatcher: Dispatcher = new EnvHttpProxyAgent()): Network {
  const send = async (url: string, more: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(url, {
      dispatcher,
      redirect: 'manual',
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
      headers: { accept: 'text/html,application/json', 'user-agent': 'auth0-cognito-verify' },
      ...more,
    });
    const body = await bodyOf(response);
    return { status: response.status, headers: Object.fromEntries(response.headers.entries()), body };
  };
  return {
    ask: (url) => send(url),
    post: (url, form) => send(url, { method: 'POST', body: new URLSearchParams(form) }),
    close: () => dispatcher.close(),
  };
}

/** The JSON object that an answer holds; an empty one where it holds anything else. */
export function jsonObjectOf(answer: Answer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(answer.body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Where an answer sends the browser, absolute; undefined when it does not. */
export function locationOf(answer: Answer, asked: string): URL | undefined {
  const { location } = answer.headers;
  if (answer.status < 300 || answer.status > 399 || !location || !canParseUrl(location, asked)) return undefined;
  return new URL(location, asked);
}

/** An answer in one line, for `got`. Query values are left out: they may hold a state or a code. */
export function answerText(answer: Answer, asked: string): string {
  const to = locationOf(answer, asked);
  if (!to) return `status ${answer.status}`;
  const error = to.searchParams.get('error');
  return `status ${answer.status} to ${to.origin}${to.pathname}${error ? ` with error=${error}` : ''}`;
}
