import type { IncomingMessage } from 'node:http';
import { AwsError } from '../aws/aws-error';
import type { MotoResponse } from '../moto/client';
import { actionName } from './action-names';
import type { Protocol } from './error-response';
import { errorResponse, protocolOf } from './error-response';
import { targetOf } from './target';

/** Service and operation of an AWS request. */
export interface AwsCall {
  /** Signing name; `ses` for `email`. */
  readonly service: string;
  /** Name in the API: `CreateUserPool`. */
  readonly operation: string;
  readonly protocol: Protocol;
}

/** Reads the first bytes of a body, which contain the action of a query service. The body stays readable. Empty for an empty body. */
export async function bufferBody(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) === 0) return Buffer.alloc(0);
  for (;;) {
    const start = request.read() as Buffer | null;
    if (start !== null) {
      // A stream accepts `unshift` until it has emitted `end`.
      request.unshift(start);
      return start;
    }
    await new Promise<void>((resolve, reject) => {
      request.once('readable', resolve).once('error', reject).once('close', resolve);
    });
    if (request.destroyed) return Buffer.alloc(0);
  }
}

/** Reads service and operation of a request. Its body stays readable. */
export async function awsCallOf(request: IncomingMessage): Promise<AwsCall> {
  const target = targetOf(request.headers);
  const { host = '', 'content-type': contentType = '', 'x-amz-target': amzTarget } = request.headers;
  const body = target.action === undefined && target.service !== 's3' ? await bufferBody(request) : Buffer.alloc(0);
  const url = new URL(request.url ?? '/', 'http://aws');
  const { action } = actionName({ ...target, method: request.method ?? 'GET', host, url, contentType, body });
  const service = target.service === 'email' ? 'ses' : target.service;
  const protocol = protocolOf(
    target.service,
    typeof amzTarget === 'string' ? amzTarget : undefined,
    contentType || undefined,
  );
  return { service, operation: action, protocol };
}

/** Errors that every AWS service can return. */
export type AwsRefusal =
  | 'too-many-requests'
  | 'internal-error'
  | 'unavailable'
  | 'forbidden'
  | 'expired-token'
  | 'clock-skew';

type Refusal = readonly [code: string, status: number, message: string];

/**
 * By error: for JSON services, for XML services, and for S3.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
const REFUSALS: Readonly<Record<AwsRefusal, { json: Refusal; xml: Refusal; s3: Refusal }>> = {
  'too-many-requests': {
    json: ['ThrottlingException', 400, 'Rate exceeded'],
    xml: ['Throttling', 400, 'Rate exceeded'],
    s3: ['SlowDown', 503, 'Please reduce your request rate.'],
  },
  'internal-error': {
    json: ['InternalFailure', 500, 'An internal error occurred'],
    xml: ['InternalFailure', 500, 'An internal error occurred'],
    s3: ['InternalError', 500, 'We encountered an internal error. Please try again.'],
  },
  unavailable: {
    json: ['ServiceUnavailable', 503, 'The request has failed due to a temporary failure of the server.'],
    xml: ['ServiceUnavailable', 503, 'The request has failed due to a temporary failure of the server.'],
    s3: ['ServiceUnavailable', 503, 'Service is unable to handle request.'],
  },
  forbidden: {
    json: ['AccessDeniedException', 400, 'User is not authorized to perform this action'],
    xml: ['AccessDenied', 403, 'User is not authorized to perform this action'],
    s3: ['AccessDenied', 403, 'Access Denied'],
  },
  'expired-token': {
    json: ['ExpiredTokenException', 400, 'The security token included in the request is expired'],
    xml: ['ExpiredToken', 403, 'The security token included in the request is expired'],
    s3: ['ExpiredToken', 400, 'The provided token has expired.'],
  },
  'clock-skew': {
    json: ['InvalidSignatureException', 400, 'Signature expired: it is too far from the time of the service'],
    xml: ['SignatureDoesNotMatch', 403, 'Signature expired: it is too far from the time of the service'],
    s3: ['RequestTimeTooSkewed', 403, "The difference between the request time and the server's time is too large."],
  },
};

/** Cognito has other codes for two of the errors. */
const COGNITO: Readonly<Partial<Record<AwsRefusal, Refusal>>> = {
  'too-many-requests': ['TooManyRequestsException', 400, 'Too many requests'],
  'internal-error': ['InternalErrorException', 500, 'Internal error'],
};

/** An error in the format of the called service. */
export function awsRefusal(
  cause: AwsRefusal,
  { service, protocol }: AwsCall,
): MotoResponse & { headers: Record<string, string> } {
  const { json, xml, s3 } = REFUSALS[cause];
  const speaksJson = protocol === 'json' || protocol === 'rest-json';
  const own = service.startsWith('cognito-') ? COGNITO[cause] : undefined;
  const [code, status, message] = own ?? (speaksJson ? json : service === 's3' ? s3 : xml);
  const response = errorResponse(new AwsError(code, message, status), protocol, service);
  return { ...response, headers: response.headers as Record<string, string> };
}
