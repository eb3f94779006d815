import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/** Services that browsers call directly. */
const CALLED_BY_BROWSERS = ['cognito-idp', 'cognito-identity'];
const EXPOSED = 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date';
const SECONDS_REMEMBERED = '7200';

/** CORS headers of a response, also of an error. Empty if the request is not from a browser or the service does not support CORS. */
export function corsHeaders(service: string, request: IncomingHttpHeaders): OutgoingHttpHeaders {
  if (!request.origin || !CALLED_BY_BROWSERS.includes(service)) return {};
  return { 'access-control-allow-origin': '*', 'access-control-expose-headers': EXPOSED };
}

/** Headers of the response to a preflight request, or undefined if the service does not support CORS. */
export function preflightHeaders(service: string, request: IncomingHttpHeaders): OutgoingHttpHeaders | undefined {
  if (!request.origin || !CALLED_BY_BROWSERS.includes(service)) return undefined;
  return {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': request['access-control-request-headers'] ?? 'content-type,x-amz-target',
    'access-control-max-age': SECONDS_REMEMBERED,
  };
}
