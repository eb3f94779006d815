import { OAuthError } from './errors';
import type { HostedRequest } from './site';

/** The form that an OAuth endpoint was sent: of the right media type, no parameter twice. */
export async function formOf(c: HostedRequest): Promise<URLSearchParams> {
  const mediaType = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/x-www-form-urlencoded') throw new OAuthError('invalid_request');
  const form = new URLSearchParams(await c.req.text());
  if (new Set(form.keys()).size !== form.size) throw new OAuthError('invalid_request');
  return form;
}
