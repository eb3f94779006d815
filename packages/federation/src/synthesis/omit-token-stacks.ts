import * as stackTraceModule from 'cdktf/lib/tokens/private/stack-trace';

interface StackTraceModule {
  captureStackTrace: (below?: unknown) => string[];
}

// A bundle and Node's own modules put a CommonJS module's exports under `default`; jest does not.
const { default: exported = stackTraceModule } = stackTraceModule as StackTraceModule & { default?: StackTraceModule };

/**
 * Stops cdktf from recording where each token was made, for the whole process. The record is read only in the messages of
 * a token that cannot be resolved, and takes half of the time of a large synthesis; cdktf has no setting for it:
 * `stackTraces: false` leaves out those of constructs alone.
 */
export function omitTokenStacks(): void {
  (exported as StackTraceModule).captureStackTrace = () => [];
}
