import type { IncomingHttpHeaders } from 'node:http';

/** An AWS call with its content. It may contain secrets, so use it in tests only. */
export interface AwsExchange {
  /** Signing name of the service, such as `cognito-idp`. */
  readonly service: string;
  /** Operation, such as `CreateUserPool`; if its name is unknown, method and service, such as `GET s3`. */
  readonly action: string;
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly requestHeaders: IncomingHttpHeaders;
  readonly requestBody: Buffer;
  /** HTTP status of the response. */
  readonly status: number;
  readonly responseHeaders: IncomingHttpHeaders;
  readonly responseBody: Buffer;
}
