/** Calls per second that a tenant allows. A rehearsal makes far fewer. */
const CALLS_PER_SECOND = 1000;

/** Counts the calls of a tenant and computes the rate limit headers. */
export interface RateLimit {
  /** Counts a call. `isRefused` if the limit is exceeded or `refuse` applies to the call. */
  count(): { readonly isRefused: boolean; readonly headers: Readonly<Record<string, string>> };
  /** Refuses the next calls, with a reset after so many seconds. */
  refuse(calls: number, resetAfterSeconds: number): void;
}

/** Creates a rate limit with a count of 0. */
export function createRateLimit(): RateLimit {
  let second = 0;
  let calls = 0;
  let toRefuse = 0;
  let resetAfter = 1;
  return {
    count() {
      const now = Math.floor(Date.now() / 1000);
      if (now !== second) [second, calls] = [now, 0];
      calls += 1;
      const isForced = toRefuse > 0;
      if (isForced) toRefuse -= 1;
      const isRefused = isForced || calls > CALLS_PER_SECOND;
      const headers = {
        'x-ratelimit-limit': String(CALLS_PER_SECOND),
        'x-ratelimit-remaining': String(isRefused ? 0 : CALLS_PER_SECOND - calls),
        'x-ratelimit-reset': String(now + (isForced ? resetAfter : 1)),
      };
      return { isRefused, headers };
    },
    refuse(count, resetAfterSeconds) {
      toRefuse = count;
      resetAfter = resetAfterSeconds;
    },
  };
}
