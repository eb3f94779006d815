import type { InjectedFault } from '@auth0-cognito/rehearsal';

/** One way in which a call fails. */
export interface Column {
  /** Name in the table and on the command line. */
  readonly name: string;
  readonly summary: string;
  readonly fault: Omit<InjectedFault, 'service' | 'operation' | 'skip' | 'times'>;
}

const request = (name: string, summary: string, fault: Omit<Column['fault'], 'direction'>): Column => ({
  name,
  summary,
  fault: { ...fault, direction: 'request' },
});
const lost = (name: string, summary: string, fault: Omit<Column['fault'], 'direction'>): Column => ({
  name,
  summary,
  fault: { ...fault, direction: 'response' },
});

/** All faults of one call. Faults of calls that the service does not execute are first, then those that it may have executed. */
export const COLUMNS: readonly Column[] = [
  request('429', 'a rate limit without a time', { kind: 'too-many-requests' }),
  request('429-reset', 'a rate limit that ends after 1 s', { kind: 'too-many-requests', retryAfter: 1 }),
  request('500', 'an internal error', { kind: 'internal-error' }),
  request('502', 'an HTML page with status 502', { kind: 'bad-gateway' }),
  request('503', 'unavailable', { kind: 'unavailable' }),
  request('403', 'a missing permission or scope', { kind: 'forbidden' }),
  request('expired', 'expired credentials', { kind: 'expired-token' }),
  request('skew', 'a clock that is 1 h ahead', { kind: 'clock-skew', seconds: 3600 }),
  request('empty', 'status 200 with an empty document', { kind: 'wrong-content' }),
  request('slow', 'a request that takes 2 s longer', { kind: 'slow', seconds: 2 }),
  request('cut', 'the connection ends before the call', { kind: 'cut' }),
  lost('500-lost', 'done, and answered by an internal error', { kind: 'internal-error' }),
  lost('502-lost', 'done, and answered by an HTML page', { kind: 'bad-gateway' }),
  lost('503-lost', 'done, and answered by unavailable', { kind: 'unavailable' }),
  lost('empty-lost', 'done, and answered by an empty document', { kind: 'wrong-content' }),
  lost('slow-lost', 'done, and answered 2 s later', { kind: 'slow', seconds: 2 }),
  lost('cut-lost', 'done, and the connection ends before the answer', { kind: 'cut' }),
  {
    name: 'cut-inside',
    summary: 'done, and the connection ends in the answer',
    fault: { kind: 'cut', direction: 'inside' },
  },
  request('kill', 'kill -9 of Terraform before the call', { kind: 'freeze' }),
  lost('kill-lost', 'kill -9 of Terraform before the answer', { kind: 'freeze' }),
];

/** Whether the fault of a column is a kill of Terraform. It is injected only into mutating calls, one in each run. */
export const kills = ({ fault }: Column) => fault.kind === 'freeze';

/** Parts of the life of an environment, in order. */
export const PHASES = ['deploy', 'update', 'destroy'] as const;
export type PhaseName = (typeof PHASES)[number];
