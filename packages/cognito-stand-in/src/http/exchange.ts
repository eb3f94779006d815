import type { IncomingHttpHeaders } from 'node:http';

/** One call to AWS with its content: it may hold secrets, so it is for tests. */
export interface AwsExchange {
  /** Signing name of the service, as `cognito-idp`. */
  readonly service: string;
  /** Operation, as `CreateUserPool`; where the name is not known, method and service, as `GET s3`. */
  readonly action: string;
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly requestHeaders: IncomingHttpHeaders;
  readonly requestBody: Buffer;
  /** HTTP status of the answer. */
  readonly status: number;
  readonly responseHeaders: IncomingHttpHeaders;
  readonly responseBody: Buffer;
}
