import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { ChildEnvironment } from './child-environment';

/** Options of a command. */
export interface RunOptions {
  readonly cwd: string;
  readonly environment: ChildEnvironment;
  /** Ends the command: first with SIGINT, then with SIGKILL. */
  readonly signal?: AbortSignal;
  /** Kills the command and all its descendants, as `kill -9` does. */
  readonly kill?: AbortSignal;
  /** The output of the command is appended here. */
  readonly logFile?: string;
  /** Called with each chunk of output. */
  readonly onOutput?: (text: string) => void;
}

/** Result of a command. */
export interface RunResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Time for Terraform to finish after it was interrupted. */
const GRACE_MILLISECONDS = 30_000;

/**
 * Runs commands that end when this process ends, for any reason (see guard.mjs).
 *
 * Returns a failed command as a result, not as an error.
 */
export class Runner {
  private readonly running = new Set<Promise<unknown>>();
  private readonly guard: string;

  constructor(checkout: string) {
    this.guard = join(checkout, 'packages/rehearsal/src/processes/guard.mjs');
  }

  /** Runs a command. */
  run(command: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
    const result = this.start(command, args, options);
    this.running.add(result);
    return result.finally(() => this.running.delete(result));
  }

  /** Resolves when no command runs. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.running);
  }

  private start(command: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
    const child = spawn(process.execPath, [this.guard, command, ...args], {
      cwd: options.cwd,
      env: options.environment,
      stdio: ['pipe', 'pipe', 'pipe'],
      // A separate group, so that Ctrl-C of the terminal only reaches this process, which then interrupts the command.
      detached: true,
    });
    // The guard has ended: no process is left to signal.
    child.stdin.on('error', () => undefined);
    const log = options.logFile ? createWriteStream(options.logFile, { flags: 'a', mode: 0o600 }) : undefined;
    log?.write(`\n$ ${[command, ...args].join(' ')}\n`);

    let force: NodeJS.Timeout | undefined;
    const stop = () => {
      child.stdin.write('interrupt\n');
      force = setTimeout(() => child.stdin.destroy(), GRACE_MILLISECONDS);
    };
    if (options.signal?.aborted) stop();
    else options.signal?.addEventListener('abort', stop, { once: true });

    const kill = () => child.stdin.destroy();
    options.kill?.addEventListener('abort', kill, { once: true });

    const texts = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        texts[name] += text;
        log?.write(text);
        options.onOutput?.(text);
      });
    }
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        clearTimeout(force);
        options.signal?.removeEventListener('abort', stop);
        options.kill?.removeEventListener('abort', kill);
        log?.end();
        resolve({ exitCode: code ?? 137, ...texts });
      });
    });
  }
}
