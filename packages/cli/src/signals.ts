import type { Output } from '@auth0-cognito/delivery';
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

const TERRAFORM_STOPS = 'Terraform finishes the running operations and releases its lock';

/**
 * Handles Ctrl-C, SIGTERM and a closed terminal. The first signal stops the work gracefully; further ones have no effect.
 *
 * @param stopping - what happens until the end, for the line that the first signal prints. @default - Terraform stops
 */
export function onInterruption(output: Output, stopping: () => string | undefined = () => undefined): Interruption {
  const controller = new AbortController();
  let code: ExitCode | undefined;
  const signals = Object.keys(CODES) as (keyof typeof CODES)[];
  const handlers = signals.map((name) => {
    const handler = () => {
      if (code === undefined) printLine(output, `\nstopping: ${stopping() ?? TERRAFORM_STOPS} …`);
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
