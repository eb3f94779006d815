import { createHash } from 'node:crypto';
import type { PassingCall } from '@auth0-cognito/rehearsal';

/** A call of Terraform or of one of its providers. */
export interface Call {
  /** `cognito-idp CreateUserPool`, `auth0 PATCH /api/v2/clients/*`. */
  readonly operation: string;
  readonly sent: Pick<PassingCall, 'service' | 'operation'>;
  /** The same for a call that is sent again. */
  readonly key: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Ids in paths of Auth0: of applications, connections (`con_…`), actions (UUIDs). */
const ID = /^(?:[A-Za-z0-9]{24,}|con_[A-Za-z0-9]+|[0-9a-f-]{36})$/;

/** What differs each time in the bodies of AWS: tokens against a second execution. */
const TOKENS = /"(?:IdempotencyToken|ClientToken)":"[^"]*"/g;

/** The operation of a call, without the ids of its path. Those of the state's lock are operations of their own. */
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

/** Notes a call. */
export function callOf(call: PassingCall): Call {
  const body = call.body.toString('latin1').replace(TOKENS, '');
  const key = createHash('sha256').update(`${call.service} ${call.operation} ${call.path}\n${body}`).digest('hex');
  const { service, operation } = call;
  return { operation: operationOf(call), sent: { service, operation }, key, at: Date.now() };
}

const READS = /^\S+ (?:Get|List|Describe|Head|GET )/;

/** Whether an operation changes something at its service. */
export const isMutating = (operation: string) => !READS.test(operation) && operation !== 'auth0 POST /oauth/token';
