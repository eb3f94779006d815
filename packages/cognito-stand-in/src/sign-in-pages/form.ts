import { formTokenMatches } from './browser-cookies';
import { OAuthError, PageError } from './errors';
import type { PageRequest } from './site';

const LARGEST_BODY = 64 * 1024;

/**
 * The body as text; `undefined` where it is larger than 64 KiB. Reading stops there, whatever length was announced. Hono's own
 * `bodyLimit` fails on chunked bodies unless its server replaces the process's global `Request`.
 */
async function bodyOf(c: PageRequest): Promise<string | undefined> {
  if (Number(c.req.header('content-length') ?? 0) > LARGEST_BODY) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LARGEST_BODY) return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The form that an OAuth endpoint was sent: of the right media type, no parameter twice. */
export async function formOf(c: PageRequest): Promise<URLSearchParams> {
  const mediaType = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/x-www-form-urlencoded') throw new OAuthError('invalid_request');
  const body = await bodyOf(c);
  if (body === undefined) throw new OAuthError('invalid_request', 'the body is too large', 413);
  const form = new URLSearchParams(body);
  if (new Set(form.keys()).size !== form.size) throw new OAuthError('invalid_request');
  return form;
}

/** The form that a page was sent, with the token that this browser got with the page. */
export async function checkedForm(c: PageRequest): Promise<URLSearchParams> {
  const body = await bodyOf(c);
  if (body === undefined) throw new PageError('the body is too large', 413);
  const form = new URLSearchParams(body);
  if (!formTokenMatches(c, form.get('_csrf') ?? ''))
    throw new PageError('the form is stale or foreign: load it again', 403);
  return form;
}

/** The passkey in a form: JSON, or `undefined` for what is none. */
export function parsedCredential(form: URLSearchParams): unknown {
  try {
    return JSON.parse(form.get('credential') ?? '');
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
