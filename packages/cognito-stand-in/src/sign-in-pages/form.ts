import { csrfTokenMatches } from './browser-cookies';
import { OAuthError, PageError } from './errors';
import type { PageRequest } from './site';

const MAX_BODY_BYTES = 64 * 1024;

/**
 * The body as text; `undefined` if it is larger than 64 KiB. Stops reading there, whatever `content-length` is. Hono's
 * `bodyLimit` fails on chunked bodies unless its server replaces the global `Request`.
 */
async function bodyOf(c: PageRequest): Promise<string | undefined> {
  if (Number(c.req.header('content-length') ?? 0) > MAX_BODY_BYTES) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The form in a request to an OAuth endpoint. Refuses other media types and repeated parameters. */
export async function formOf(c: PageRequest): Promise<URLSearchParams> {
  const mediaType = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/x-www-form-urlencoded') throw new OAuthError('invalid_request');
  const body = await bodyOf(c);
  if (body === undefined) throw new OAuthError('invalid_request', 'the body is too large', 413);
  const form = new URLSearchParams(body);
  if (new Set(form.keys()).size !== form.size) throw new OAuthError('invalid_request');
  return form;
}

/** The form in a request to a page. Verifies its CSRF token. */
export async function checkedForm(c: PageRequest): Promise<URLSearchParams> {
  const body = await bodyOf(c);
  if (body === undefined) throw new PageError('the body is too large', 413);
  const form = new URLSearchParams(body);
  if (!csrfTokenMatches(c, form.get('_csrf') ?? ''))
    throw new PageError('the form has expired or is from another site: load it again', 403);
  return form;
}

/** The passkey in a form, parsed; `undefined` if it is not JSON. */
export function parsedCredential(form: URLSearchParams): unknown {
  try {
    return JSON.parse(form.get('credential') ?? '');
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
