import { setImmediate } from 'node:timers/promises';
import { inspect } from 'node:util';
import { isTerraformRunning, type Output } from '@auth0-cognito/delivery';
import type { CommandContext } from './command-context';
import { EXIT } from './exit-codes';
import type { ExitCode } from './exit-codes';
import { printLine } from './terminal';

/** An interruption by Ctrl-C or SIGTERM. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Resolves at the signal. */
  readonly came: Promise<void>;
  /** The exit code after the signal; undefined before. */
  exitCode(): ExitCode | undefined;
  /** Removes the signal handlers. */
  release(): void;
}

const CODES = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated, SIGHUP: EXIT.terminated } as const;

/** What the first signal prints: Terraform does not end immediately. */
const stoppingLine = () =>
  isTerraformRunning() ? 'stopping: Terraform finishes the running operations and releases its lock …' : 'stopping …';

/** How a command stops. */
export interface Stopping {
  /** The line that the first signal prints. @default - that Terraform stops, if it runs */
  line?(): string;
  /** Whether a signal now ends the work as usual, and does not change the exit code. @default - it never does */
  isNormalEnd?(): boolean;
}

/**
 * Runs the work of a command, exits with its code, and returns the code. After a signal, exits with the code of the signal, also if the
 * work fails: Ctrl-C of a terminal also ends the programs that the work uses, so that the error is an effect of the signal.
 * FEDERATION_DEBUG=1 prints such an error.
 */
export async function interruptible(
  { output, exit }: CommandContext,
  work: (interruption: Interruption) => Promise<ExitCode>,
  { line, isNormalEnd = () => false }: Stopping = {},
): Promise<ExitCode> {
  const interruption = onInterruption(output, line);
  const stopped = () => (isNormalEnd() ? undefined : interruption.exitCode());
  let code: ExitCode;
  try {
    const worked = await work(interruption);
    code = stopped() ?? worked;
  } catch (error) {
    // The end of another program can arrive shortly before the signal.
    await setImmediate();
    const stoppedBy = stopped();
    if (stoppedBy === undefined) throw error;
    if (process.env.FEDERATION_DEBUG) printLine(output, inspect(error));
    code = stoppedBy;
  } finally {
    interruption.release();
  }
  exit(code);
  return code;
}

/** Handles Ctrl-C, SIGTERM and a closed terminal. The first signal stops the work gracefully; further ones have no effect. */
function onInterruption(output: Output, line: () => string = stoppingLine): Interruption {
  const controller = new AbortController();
  let code: ExitCode | undefined;
  const signals = Object.keys(CODES) as (keyof typeof CODES)[];
  const handlers = signals.map((name) => {
    const handler = () => {
      if (code === undefined) printLine(output, `\n${line()}`);
      code ??= CODES[name];
      controller.abort();
    };
    process.on(name, handler);
    return { name, handler };
  });
  return {
    signal: controller.signal,
    came: new Promise((resolve) => controller.signal.addEventListener('abort', () => resolve(), { once: true })),
    exitCode: () => code,
    release: () => {
      for (const { name, handler } of handlers) process.off(name, handler);
    },
  };
}
