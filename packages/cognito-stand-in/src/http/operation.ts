import type { IncomingHttpHeaders } from 'node:http';
import { actionName } from './action-names';
import { targetOf } from './target';

/** The operation of a request to AWS, such as `cognito-idp:CreateUserPool`; `undefined` if its name is unknown. */
export function operationOf(method: string, url: URL, headers: IncomingHttpHeaders, body: Buffer): string | undefined {
  const { service, action } = targetOf({ ...headers, host: url.host });
  const contentType = headers['content-type'] ?? '';
  const named = actionName({ service, method, host: url.host, url, contentType, body, ...(action && { action }) });
  return named.action.includes(' ') ? undefined : `${service}:${named.action}`;
}
