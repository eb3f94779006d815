import { createHash } from 'node:crypto';
import type { PassingCall } from '@auth0-cognito/rehearsal';

/** A call of Terraform or of one of its providers. */
export interface Call {
  /** `cognito-idp CreateUserPool`, `auth0 PATCH /api/v2/clients/*`. */
  readonly operation: string;
  readonly sent: Pick<PassingCall, 'service' | 'operation'>;
  /** Identifies the request: a repeated call has the same key. */
  readonly key: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Ids in paths of Auth0: of applications, connections (`con_…`), actions (UUIDs). */
const ID = /^(?:[A-Za-z0-9]{24,}|con_[A-Za-z0-9]+|[0-9a-f-]{36})$/;

/** Idempotency tokens in AWS request bodies. They differ when a call is repeated. */
const TOKENS = /"(?:IdempotencyToken|ClientToken)":"[^"]*"/g;

/** The operation of a call, without the ids in its path. Calls for the state's lock are separate operations. */
export function operationOf({
  service,
  operation,
  path: url,
}: Pick<PassingCall, 'service' | 'operation' | 'path'>): string {
  if (service === 's3' && url.endsWith('.tflock')) return `s3 ${operation} (lock)`;
  if (service !== 'auth0') return `${service} ${operation}`;
  const path = operation
    .split('/')
    .map((segment) => (ID.test(segment) ? '*' : segment))
    .join('/');
  return `${service} ${path}`;
}

/** Converts an intercepted request to a {@link Call}. */
export function callOf(call: PassingCall): Call {
  const body = call.body.toString('latin1').replace(TOKENS, '');
  const key = createHash('sha256').update(`${call.service} ${call.operation} ${call.path}\n${body}`).digest('hex');
  const { service, operation } = call;
  return { operation: operationOf(call), sent: { service, operation }, key, at: Date.now() };
}

const READS = /^\S+ (?:Get|List|Describe|Head|GET )/;

/** Whether an operation changes something at its service. */
export const isMutating = (operation: string) => !READS.test(operation) && operation !== 'auth0 POST /oauth/token';
