import * as stackTraceModule from 'cdktf/lib/tokens/private/stack-trace';

interface StackTraceModule {
  captureStackTrace: (below?: unknown) => string[];
}

// A bundle and Node's own modules put a CommonJS module's exports under `default`; jest does not.
const { default: exported = stackTraceModule } = stackTraceModule as StackTraceModule & { default?: StackTraceModule };

/**
 * Stops cdktf from recording the stack trace of each token, in the whole process. Traces are used only in messages about tokens
 * that cannot be resolved, and take half of the time of a large synthesis. cdktf has no setting for this: `stackTraces: false`
 * only omits those of constructs.
 */
export function omitTokenStacks(): void {
  (exported as StackTraceModule).captureStackTrace = () => [];
}
