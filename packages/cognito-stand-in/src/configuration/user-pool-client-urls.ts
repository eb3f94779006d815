import { canParseUrl, acceptsPlainHttp, QUOTAS } from '@auth0-cognito/contract';
import type { JsonObject } from '../aws/api';
import { refusals } from '../aws/refusals';

/** Refuses a callback or logout URL that Cognito refuses. Schemes of mobile applications (`myapp://`) are allowed. */
function checkUrl(text: string): void {
  if (!text || text.length > QUOTAS.redirectUrlLength || !canParseUrl(text)) throw refusals.notUrl(text);
  const url = new URL(text);
  if (text.includes('#')) throw refusals.fragment(text);
  if (url.protocol === 'http:' && !acceptsPlainHttp(url.hostname)) throw refusals.plainHttp(text);
}

/** Refuses callback and logout URLs that Cognito refuses. */
export function checkUrls(client: JsonObject): void {
  const callbacks = (client.CallbackURLs ?? []) as string[];
  const logouts = (client.LogoutURLs ?? []) as string[];
  const fallback = client.DefaultRedirectURI as string | undefined;
  for (const url of [...callbacks, ...logouts, ...(fallback ? [fallback] : [])]) checkUrl(url);
  if (fallback && !callbacks.includes(fallback)) {
    throw refusals.invalid('DefaultRedirectURI must be in the list of CallbackURLs.');
  }
}
