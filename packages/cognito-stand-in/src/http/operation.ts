import type { IncomingHttpHeaders } from 'node:http';
import { actionName } from './action-names';
import { targetOf } from './target';

/** The operation that a request to AWS asks for, as `cognito-idp:CreateUserPool`; `undefined` where its name is not known. */
export function operationOf(method: string, url: URL, headers: IncomingHttpHeaders, body: Buffer): string | undefined {
  const { service, action } = targetOf({ ...headers, host: url.host });
  const contentType = headers['content-type'] ?? '';
  const named = actionName({ service, method, host: url.host, url, contentType, body, ...(action && { action }) });
  return named.action.includes(' ') ? undefined : `${service}:${named.action}`;
}
