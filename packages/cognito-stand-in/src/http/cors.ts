import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/** Services that browsers call themselves. */
const CALLED_BY_BROWSERS = ['cognito-idp', 'cognito-identity'];
const EXPOSED = 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date';
const SECONDS_REMEMBERED = '7200';

/** What lets a page read the answer, errors too. Nothing where no browser asks or the service is none of theirs. */
export function corsHeaders(service: string, request: IncomingHttpHeaders): OutgoingHttpHeaders {
  if (!request.origin || !CALLED_BY_BROWSERS.includes(service)) return {};
  return { 'access-control-allow-origin': '*', 'access-control-expose-headers': EXPOSED };
}

/** The answer to a preflight, or undefined where the service takes none. */
export function preflightHeaders(service: string, request: IncomingHttpHeaders): OutgoingHttpHeaders | undefined {
  if (!request.origin || !CALLED_BY_BROWSERS.includes(service)) return undefined;
  return {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': request['access-control-request-headers'] ?? 'content-type,x-amz-target',
    'access-control-max-age': SECONDS_REMEMBERED,
  };
}
