import { apiErrors, apiFailure } from '@auth0-cognito/auth0-stand-in';
import type { ApiError } from '@auth0-cognito/auth0-stand-in';
import { awsRefusal } from '@auth0-cognito/cognito-stand-in';
import type { AwsCall } from '@auth0-cognito/cognito-stand-in';
import type { FaultKind, InjectedFault } from './injected-fault';

/** A call to AWS or Auth0. */
export type ServiceCall = { readonly service: string; readonly operation: string } | AwsCall;

/** A response of an injected fault. */
export interface InjectedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: string | Buffer;
}

/** Kinds with a response, without those that affect time or connection. */
type ResponseKind = Exclude<FaultKind, 'slow' | 'cut' | 'freeze'>;

/** The response of nginx for a service that is down. */
const BAD_GATEWAY: InjectedResponse = {
  status: 502,
  headers: { 'content-type': 'text/html' },
  body: '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><h1>502 Bad Gateway</h1></body>\r\n</html>\r\n',
};

const isAws = (speaker: ServiceCall): speaker is AwsCall => 'protocol' in speaker;

/** The response of the service, or of a proxy before it, for a fault. */
export function injectedResponse(fault: InjectedFault, speaker: ServiceCall): InjectedResponse {
  if (fault.kind === 'bad-gateway') return BAD_GATEWAY;
  const kind = fault.kind as Exclude<ResponseKind, 'bad-gateway'>;
  const given = isAws(speaker) ? awsResponse(kind, speaker) : auth0Response(kind);
  return { ...given, headers: { ...given.headers, ...timeHeaders(fault, isAws(speaker)) } };
}

/**
 * Auth0 returns the reset of a rate limit in seconds since the epoch.
 *
 * @see https://auth0.com/docs/troubleshoot/customer-support/operational-policies/rate-limit-policy
 */
function timeHeaders({ kind, retryAfter, seconds = 0 }: InjectedFault, aws: boolean): InjectedResponse['headers'] {
  if (kind === 'clock-skew') return { date: new Date(Date.now() + seconds * 1000).toUTCString() };
  if (kind !== 'too-many-requests' || retryAfter === undefined) return {};
  const reset = Math.floor(Date.now() / 1000) + retryAfter;
  return {
    'retry-after': retryAfter,
    ...(!aws && { 'x-ratelimit-limit': 10, 'x-ratelimit-remaining': 0, 'x-ratelimit-reset': reset }),
  };
}

type ServiceErrorKind = Exclude<ResponseKind, 'bad-gateway'>;

function awsResponse(kind: ServiceErrorKind, call: AwsCall): InjectedResponse {
  if (kind === 'wrong-content') {
    const isJson = call.protocol === 'json' || call.protocol === 'rest-json';
    return isJson
      ? { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' }
      : { status: 200, headers: { 'content-type': 'text/xml' }, body: '<Empty/>' };
  }
  return awsRefusal(kind, call);
}

const AUTH0: Readonly<Record<Exclude<ServiceErrorKind, 'wrong-content'>, () => ApiError>> = {
  'too-many-requests': apiErrors.tooManyRequests,
  'internal-error': () => apiFailure(500, 'Internal Server Error', 'An internal error occurred'),
  unavailable: () => apiFailure(503, 'Service Unavailable', 'Service unavailable'),
  forbidden: () => apiErrors.insufficientScope(['update:clients']),
  'expired-token': apiErrors.expiredToken,
  'clock-skew': apiErrors.invalidToken,
};

function auth0Response(kind: ServiceErrorKind): InjectedResponse {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  if (kind === 'wrong-content') return { status: 200, headers, body: '{}' };
  const { body, headers: own } = AUTH0[kind]();
  return { status: body.statusCode, headers: { ...headers, ...own }, body: JSON.stringify(body) };
}
