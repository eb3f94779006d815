/**
 * Where a fault occurs: `request`: before the service receives the call, which is not executed; `response`: after the service has
 * executed the call; `inside`: while the response is sent.
 */
export type Direction = 'request' | 'response' | 'inside';

/** Settings of a kind of fault. */
export interface KindOfFault {
  readonly summary: string;
  readonly directions: readonly Direction[];
  /** An additional setting of the kind, a whole number of seconds. */
  readonly seconds?: { readonly key: 'retryAfter' | 'seconds'; readonly required: boolean; readonly min: number };
}

const BOTH = ['request', 'response'] as const;

/** Every kind of fault. With direction `response`, the service executes the call, and its response is lost. */
export const FAULT_KINDS = {
  'too-many-requests': {
    summary:
      'the service refuses for its rate limit; with `retryAfter` it gives the time of the reset, without it gives none',
    directions: BOTH,
    seconds: { key: 'retryAfter', required: false, min: 0 },
  },
  'internal-error': { summary: 'status 500, in the format of the service', directions: BOTH },
  unavailable: { summary: 'status 503, in the format of the service', directions: BOTH },
  'bad-gateway': { summary: 'status 502 with an HTML page, as a proxy on the way answers', directions: BOTH },
  forbidden: { summary: 'a permission or scope is missing', directions: BOTH },
  'expired-token': { summary: 'the credentials have expired', directions: BOTH },
  'wrong-content': { summary: 'status 200 with an empty document', directions: BOTH },
  'clock-skew': {
    summary: 'the clock of the service differs by `seconds`: AWS refuses the signature, Auth0 the token',
    directions: ['request'],
    seconds: { key: 'seconds', required: true, min: -86_400 },
  },
  slow: {
    summary: 'the request or the answer waits for `seconds`',
    directions: BOTH,
    seconds: { key: 'seconds', required: true, min: 1 },
  },
  cut: { summary: 'the connection ends', directions: ['request', 'response', 'inside'] },
  freeze: {
    summary: 'the request or the answer waits until its client ends, for a kill at this call',
    directions: BOTH,
  },
} as const satisfies Readonly<Record<string, KindOfFault>>;

/** Name of a kind of fault. */
export type FaultKind = keyof typeof FAULT_KINDS;

/** A fault that the gateway injects, in the format of the file. */
export interface InjectedFault {
  /** A service of AWS by its signing name (`cognito-idp`), or `auth0`. */
  readonly service: string;
  /** An operation of AWS (`CreateUserPool`); of Auth0, method and path (`PATCH /api/v2/clients/*`, where `*` is one segment). */
  readonly operation: string;
  readonly kind: FaultKind;
  /** @default 'request' */
  readonly direction: Direction;
  /** Matching calls that pass before the first fault. @default 0 */
  readonly skip: number;
  /** Matching calls that get the fault. @default 1 */
  readonly times: number;
  /** For `too-many-requests`. */
  readonly retryAfter?: number;
  /** For `slow` and `clock-skew`. */
  readonly seconds?: number;
}

/** Text of a fault in reports: `cut (answer) of cognito-idp CreateUserPool`. */
export const faultText = ({ kind, direction, service, operation }: InjectedFault) =>
  `${kind} (${direction}) of ${service} ${operation}`;
