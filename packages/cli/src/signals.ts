import type { Output } from '@auth0-cognito/delivery';
import { EXIT } from './exit-codes';
import type { ExitCode } from './exit-codes';
import { tell } from './terminal';

/** Ctrl-C and SIGTERM, as something that work can be stopped by. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Resolves when it comes. */
  readonly came: Promise<void>;
  /** What to exit with, once it came. */
  exitCode(): ExitCode | undefined;
  /** Gives the signals back to Node. */
  release(): void;
}

const CODES = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated, SIGHUP: EXIT.terminated } as const;

/** Takes Ctrl-C, SIGTERM and a closed terminal from now on. The first stops the work in good order, and further ones change nothing. */
export function onInterruption(output: Output): Interruption {
  const controller = new AbortController();
  let code: ExitCode | undefined;
  const signals = Object.keys(CODES) as (keyof typeof CODES)[];
  const handlers = signals.map((name) => {
    const handler = () => {
      if (code === undefined) tell(output, '\nstopping: Terraform finishes what it is doing and gives its lock back …');
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
